package io.tightloop.reviewer.review;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds a check in a criterion's words, only where the whole text says nothing else (design section 5, Review). */
final class Inference {
    private static final Pattern COMMAND =
            Pattern.compile("`([^`]+)` (?:passes|succeeds|exits (?:with )?0)\\.?", Pattern.CASE_INSENSITIVE);
    private static final Pattern FILE =
            Pattern.compile("(?:the file )?`?([\\w-][\\w./-]*\\.\\w+)`? exists\\.?", Pattern.CASE_INSENSITIVE);

    private Inference() {}

    static Optional<Check> of(String text) {
        Matcher command = COMMAND.matcher(text.strip());
        if (command.matches()) {
            return Optional.of(Check.command(command.group(1)));
        }
        Matcher file = FILE.matcher(text.strip());
        return file.matches() && !file.group(1).contains("..")
                ? Optional.of(Check.file(file.group(1)))
                : Optional.empty();
    }
}
