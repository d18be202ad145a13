package io.tightloop.notifier.api;

import io.tightloop.notifier.table.NotificationFilter;
import io.tightloop.notifier.table.NotificationRow;
import io.tightloop.schemas.NotificationKind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Kinds and states as clients write them. */
final class Kinds {
    /** Every kind. */
    static final List<String> WORDS = Arrays.stream(NotificationKind.values())
            .filter(kind -> kind != NotificationKind.UNKNOWN)
            .map(NotificationRow::word)
            .toList();

    private Kinds() {}

    static List<String> upper(List<String> words) {
        return words.stream().map(word -> word.toUpperCase(Locale.ROOT)).toList();
    }

    static List<String> lower(List<String> names) {
        return names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    }

    static NotificationFilter.State state(String word) {
        return NotificationFilter.State.valueOf(word.toUpperCase(Locale.ROOT));
    }
}
