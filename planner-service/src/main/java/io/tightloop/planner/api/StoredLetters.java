package io.tightloop.planner.api;

import io.tightloop.baton.http.Refused;
import io.tightloop.planner.view.DeadLetterBox;
import io.tightloop.planner.view.DeadLetterRow;
import jakarta.inject.Singleton;
import java.util.regex.Pattern;

/** Finds dead letters by the ids in addresses. */
@Singleton
class StoredLetters {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,512}");

    private final DeadLetterBox box;

    StoredLetters(DeadLetterBox box) {
        this.box = box;
    }

    /** The letter as it stands now. */
    DeadLetterRow known(String id) {
        if (!ID.matcher(id).matches()) {
            throw new Refused.Unknown("There is no such dead letter");
        }
        return box.letter(id).orElseThrow(() -> new Refused.Unknown("There is no dead letter '" + id + "'"));
    }
}
