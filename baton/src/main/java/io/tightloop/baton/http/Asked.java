package io.tightloop.baton.http;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** Reads the parameters of a query; what is wrong with them is collected and refused together. */
public final class Asked {
    private static final int LONGEST_TEXT = 256;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    private final FieldErrors errors = new FieldErrors();

    /** Throws what was wrong, if anything was. */
    public void refuse() {
        errors.refuse();
    }

    /** Any of these words, with commas between them; none without the parameter. */
    public List<String> words(String parameter, String given, List<String> known) {
        if (given == null) {
            return List.of();
        }
        var words = Arrays.stream(given.split(",", -1))
                .map(String::strip)
                .distinct()
                .toList();
        if (!known.containsAll(words)) {
            errors.add(parameter, "must be one of " + String.join(", ", known) + ", or several with commas");
        }
        return words;
    }

    /** One of these words, or the first of them without the parameter. */
    public <E extends Enum<E>> E word(String parameter, String given, List<E> known) {
        return known.stream()
                .filter(word -> word.name().toLowerCase(Locale.ROOT).equals(given))
                .findFirst()
                .orElseGet(() -> {
                    if (given != null) {
                        errors.add(
                                parameter, "must be one of " + known.toString().toLowerCase(Locale.ROOT));
                    }
                    return known.getFirst();
                });
    }

    /** One of these words as it is written; empty without the parameter. */
    public Optional<String> one(String parameter, String given, List<String> known) {
        if (given != null && !known.contains(given)) {
            errors.add(parameter, "must be one of " + String.join(", ", known));
            return Optional.empty();
        }
        return Optional.ofNullable(given);
    }

    public Optional<String> text(String parameter, String given) {
        if (given != null && (given.isBlank() || given.length() > LONGEST_TEXT || given.indexOf('\0') >= 0)) {
            errors.add(parameter, "must be a text of at most " + LONGEST_TEXT + " characters");
        }
        return Optional.ofNullable(given);
    }

    /** Labels as {@code name:value}; the value may have colons too. */
    public List<Map.Entry<String, String>> labels(String parameter, List<String> given) {
        var known = given.stream().filter(label -> label.indexOf('\0') < 0 && label.indexOf(':') > 0);
        var labels = known.map(label -> label.split(":", 2))
                .map(label -> Map.entry(label[0], label[1]))
                .distinct()
                .toList();
        if (labels.size() < given.stream().distinct().count() || labels.size() > 64) {
            errors.add(parameter, "must be name:value, at most 64 of them");
        }
        return labels;
    }

    public OptionalInt number(String parameter, String given, int least, int most) {
        if (given == null) {
            return OptionalInt.empty();
        }
        if (given.matches("\\d{1,9}")) {
            int number = Integer.parseInt(given);
            if (number >= least && number <= most) {
                return OptionalInt.of(number);
            }
        }
        errors.add(parameter, "must be from " + least + " to " + most);
        return OptionalInt.empty();
    }

    public int limit(String given) {
        return Page.limit(given, errors);
    }

    /** How long to wait, from nothing to 60 s; nothing without the parameter. */
    public Duration wait(String given) {
        if (given == null) {
            return Duration.ZERO;
        }
        var millis = Durations.millis(given);
        if (millis.isEmpty() || millis.getAsLong() > LONGEST_WAIT.toMillis()) {
            errors.add("wait", "must be a duration from 0s to 60s");
            return Duration.ZERO;
        }
        return Duration.ofMillis(millis.getAsLong());
    }

    /** What this makes of a text that was handed out before; the last value without one. */
    public <T> T handedOut(String given, Function<String, T> reader, T none) {
        try {
            return given == null ? none : reader.apply(given);
        } catch (Refused.Invalid e) {
            e.errors().forEach(error -> errors.add(error.field(), error.message()));
            return none;
        }
    }

    /** The place in a list, oldest first, after which to go on. */
    public Cursor.Oldest oldest(String cursor) {
        return handedOut(cursor, Cursor.Oldest::of, Cursor.Oldest.of(null));
    }
}
