package io.tightloop.standalone.simulation;

import io.tightloop.schemas.ConfirmationAnswered;
import io.tightloop.schemas.ConfirmationRequested;
import io.tightloop.schemas.ConfirmationWithdrawn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/** What people see of the questions that are asked of them. */
final class Questions implements Witness {
    private final Map<String, ConfirmationRequested> open = new LinkedHashMap<>();
    private final List<ConfirmationRequested> asked = new ArrayList<>();

    List<ConfirmationRequested> open() {
        return List.copyOf(open.values());
    }

    List<ConfirmationRequested> asked() {
        return asked;
    }

    @Override
    public void event(String service, SpecificRecord event) {
        switch (event) {
            case ConfirmationRequested question -> {
                open.put(question.getConfirmationId(), question);
                asked.add(question);
            }
            case ConfirmationAnswered answered -> open.remove(answered.getConfirmationId());
            case ConfirmationWithdrawn withdrawn -> open.remove(withdrawn.getConfirmationId());
            default -> {}
        }
    }
}
