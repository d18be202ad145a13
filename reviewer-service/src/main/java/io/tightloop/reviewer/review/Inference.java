package io.tightloop.reviewer.review;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds a check in a criterion's words, only where the whole text says nothing else (design section 5, Review). */
final class Inference {
    private static final String PATH = "(?:the file )?`?([\\w-][\\w./-]*\\.\\w+)`?";
    private static final Pattern COMMAND = pattern("`([^`]+)` (?:passes|succeeds|exits (?:with )?(?:code )?0)\\.?");
    private static final Pattern FILE = pattern(PATH + " exists\\.?");
    private static final Pattern CONTENT = pattern(PATH + " contains `([^`]+)`\\.?");

    private Inference() {}

    static Optional<Check> of(String text) {
        Matcher command = COMMAND.matcher(text.strip());
        if (command.matches()) {
            return Optional.of(Check.command(command.group(1)));
        }
        Matcher file = FILE.matcher(text.strip());
        if (file.matches()) {
            return inside(file.group(1)).map(Check::file);
        }
        Matcher content = CONTENT.matcher(text.strip());
        return content.matches()
                ? inside(content.group(1)).map(path -> Check.contains(path, content.group(2)))
                : Optional.empty();
    }

    private static Optional<String> inside(String path) {
        return path.contains("..") ? Optional.empty() : Optional.of(path);
    }

    private static Pattern pattern(String words) {
        return Pattern.compile(words, Pattern.CASE_INSENSITIVE);
    }
}
