package io.tightloop.baton.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A place in a JSON tree that reads typed fields by name. What is wrong is collected with the field's path and a
 * stand-in is returned, so that one reading finds every error. An explicit null counts as absent.
 */
public record JsonCursor(JsonNode node, String path, FieldErrors errors) {
    /** Longest free text, in characters. */
    public static final int TEXT = 65_536;

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,128}");
    private static final Pattern QUEUE = Pattern.compile("[a-z0-9._-]{1,64}");

    public static JsonCursor root(JsonNode node, FieldErrors errors) {
        return new JsonCursor(node, "", errors);
    }

    /** Refuses anything but an object of these fields. */
    public JsonCursor fields(List<String> known) {
        if (!node.isObject()) {
            wrong("", "must be an object");
            return new JsonCursor(JsonNodeFactory.instance.objectNode(), path, errors);
        }
        node.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                wrong(name.isBlank() ? "'" + name + "'" : name, "unknown field" + Suggestion.of(name, known));
            }
        });
        return this;
    }

    public boolean has(String name) {
        return node.hasNonNull(name);
    }

    public void wrong(String name, String message) {
        errors.add(pathOf(name), message);
    }

    /** Refuses a field that has no meaning yet. */
    public void unsupported(String name) {
        wrong(name, "not supported yet by this version");
    }

    /** The field as an object; one without fields when absent. */
    public JsonCursor object(String name) {
        var child = has(name) ? node.get(name) : JsonNodeFactory.instance.objectNode();
        return new JsonCursor(child, pathOf(name), errors);
    }

    public List<JsonCursor> items(String name, int most) {
        var array = array(name, most);
        var items = new ArrayList<JsonCursor>(array.size());
        for (int i = 0; i < array.size(); i++) {
            items.add(new JsonCursor(array.get(i), pathOf(name) + "[" + i + "]", errors));
        }
        return items;
    }

    public List<String> texts(String name, int most) {
        return items(name, most).stream().map(item -> item.text(TEXT)).toList();
    }

    /** Ids of other parts of the brief, each at most once. */
    public List<String> references(String name, int most) {
        var found = new LinkedHashSet<String>();
        for (var item : items(name, most)) {
            var id = item.text(128);
            if (!id.isEmpty() && !found.add(id)) {
                item.wrong("", "'" + id + "' is there twice");
            }
        }
        return List.copyOf(found);
    }

    public String required(String name, int longest) {
        if (!has(name)) {
            wrong(name, "is required");
            return "";
        }
        var text = field(name).text(longest);
        if (text.isBlank() && node.get(name).isTextual()) {
            wrong(name, "must not be blank");
        }
        return text;
    }

    public Optional<String> text(String name, int longest) {
        return has(name) ? Optional.of(field(name).text(longest)) : Optional.empty();
    }

    public String id(String name) {
        var id = required(name, TEXT);
        return id.isBlank() ? "" : matching(name, id, ID);
    }

    /** An id that work can be about; one is taken by the polls of suspensions. */
    public String subject(String name) {
        var id = id(name);
        if (id.equals("suspension")) {
            wrong(name, "'suspension' stands for the session's own wait; choose another id");
        }
        return id;
    }

    public Optional<String> optionalId(String name) {
        return has(name) ? Optional.of(id(name)) : Optional.empty();
    }

    public Optional<String> queue(String name) {
        return text(name, TEXT).map(queue -> matching(name, queue, QUEUE));
    }

    private String matching(String name, String text, Pattern pattern) {
        if (node.get(name).isTextual() && !pattern.matcher(text).matches()) {
            wrong(name, "must match " + pattern);
        }
        return text;
    }

    public Optional<Boolean> flag(String name) {
        if (has(name) && !node.get(name).isBoolean()) {
            wrong(name, "must be true or false");
            return Optional.empty();
        }
        return has(name) ? Optional.of(node.get(name).booleanValue()) : Optional.empty();
    }

    public int integer(String name, int least, int most, int absent) {
        return Math.toIntExact(whole(name, least, most, absent));
    }

    /** A whole number within these bounds. */
    public long whole(String name, long least, long most, long absent) {
        if (!has(name)) {
            return absent;
        }
        var value = node.get(name);
        if (!value.isIntegralNumber()
                || !value.canConvertToLong()
                || value.longValue() < least
                || value.longValue() > most) {
            wrong(name, "must be a whole number from " + least + " to " + most);
            return absent;
        }
        return value.longValue();
    }

    /** A duration in ms, from {@code least} to 30 days. */
    public Optional<Long> millis(String name, long least) {
        return has(name) ? field(name).millis(least) : Optional.empty();
    }

    /** What is here as a duration in ms, from {@code least} to 30 days. */
    public Optional<Long> millis(long least) {
        var text = text(64);
        if (!node.isTextual()) {
            return Optional.empty();
        }
        var millis = Durations.millis(text);
        if (millis.isEmpty() || millis.getAsLong() < least || millis.getAsLong() > 2_592_000_000L) {
            wrong(
                    "",
                    "must be a duration up to 30 days such as 30s, 5m, 1h or PT5M" + (least > 0 ? ", above zero" : ""));
            return Optional.empty();
        }
        return Optional.of(millis.getAsLong());
    }

    /** One of a closed list of words, as written. */
    public Optional<String> choice(String name, List<String> words) {
        return text(name, TEXT).flatMap(word -> {
            if (words.contains(word)) {
                return Optional.of(word);
            }
            if (node.get(name).isTextual()) {
                wrong(name, "must be one of " + String.join(", ", words) + Suggestion.of(word, words));
            }
            return Optional.empty();
        });
    }

    private JsonCursor field(String name) {
        return new JsonCursor(node.get(name), pathOf(name), errors);
    }

    private JsonNode array(String name, int most) {
        var array = has(name) ? node.get(name) : MissingNode.getInstance();
        if (!array.isMissingNode() && !array.isArray()) {
            wrong(name, "must be a list");
        } else if (array.size() > most) {
            wrong(name, "must have at most " + most + " items, has " + array.size());
            return MissingNode.getInstance();
        }
        return array.isArray() ? array : MissingNode.getInstance();
    }

    private String text(int longest) {
        if (!node.isTextual()) {
            wrong("", "must be a text");
            return "";
        }
        var text = node.textValue();
        if (text.length() > longest) {
            wrong("", "must have at most " + longest + " characters, has " + text.length());
        } else if (text.indexOf('\0') >= 0) {
            wrong("", "must not contain the NUL character");
        }
        return text;
    }

    private String pathOf(String name) {
        var shown = name.length() > 64 ? name.substring(0, 64) + "…" : name;
        return path.isEmpty() || shown.isEmpty() ? path + shown : path + "." + shown;
    }
}
