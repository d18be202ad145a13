package io.tightloop.executor.worker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tightloop.baton.http.Suggestion;
import io.tightloop.schemas.Check;
import io.tightloop.schemas.CheckType;
import io.tightloop.schemas.WorkItem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads what an item asks for; whatever does not fit is refused with the name of the field. */
final class Input {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int NAME_BYTES = 128;

    private final JsonNode root;

    private Input(JsonNode root) {
        this.root = root;
    }

    /** The input of an item, which must be a JSON object of these fields. */
    static Input of(WorkItem item, List<String> fields) throws Refused {
        try {
            var root = JSON.readTree(item.getInput());
            if (!root.isObject()) {
                throw Refused.invalidInput("input", "must be a JSON object");
            }
            refuseUnknown(root, fields);
            return new Input(root);
        } catch (JsonProcessingException e) {
            throw Refused.invalidInput("input", "is not JSON: " + e.getOriginalMessage());
        }
    }

    private static void refuseUnknown(JsonNode root, List<String> known) throws Refused {
        for (var field : root.properties()) {
            var name = field.getKey();
            if (!known.contains(name)) {
                throw Refused.invalidInput(Text.first(name, NAME_BYTES), "unknown field" + Suggestion.of(name, known));
            }
        }
    }

    /** The check of an item, which must be of this type. */
    static Check check(WorkItem item, CheckType type) throws Refused {
        var check = item.getCheck();
        if (check == null) {
            throw Refused.invalidInput("check", "is missing");
        }
        if (check.getType() != type) {
            throw Refused.invalidInput("check.type", "must be " + type + " here but is " + check.getType());
        }
        return check;
    }

    /** Refuses a text that no program can be given. */
    static String program(String field, String value) throws Refused {
        if (value == null || value.isBlank()) {
            throw Refused.invalidInput(field, "is missing");
        }
        return withoutNul(field, value);
    }

    private static String withoutNul(String field, String value) throws Refused {
        if (value.indexOf('\0') >= 0) {
            throw Refused.invalidInput(field, "must not contain NUL");
        }
        return value;
    }

    boolean has(String field) {
        return root.has(field);
    }

    String string(String field) throws Refused {
        return string(root, field, field);
    }

    /** Whether the field is there and true. */
    boolean flag(String field) throws Refused {
        var value = root.path(field);
        if (!value.isMissingNode() && !value.isBoolean()) {
            throw Refused.invalidInput(field, "must be true or false");
        }
        return value.asBoolean();
    }

    /** The string, or another one when the field is missing. */
    String string(String field, String otherwise) throws Refused {
        return root.has(field) ? string(field) : otherwise;
    }

    /** One of these words, or another one when the field is missing. */
    String word(String field, List<String> words, String otherwise) throws Refused {
        var word = string(field, otherwise);
        if (!words.contains(word)) {
            throw Refused.invalidInput(
                    field, "must be one of " + String.join(", ", words) + Suggestion.of(word, words));
        }
        return word;
    }

    /** The number within these bounds; null when missing. */
    Integer integer(String field, int least, int most) throws Refused {
        var value = root.path(field);
        boolean fits = value.isInt() && value.intValue() >= least && value.intValue() <= most;
        if (!value.isMissingNode() && !fits) {
            throw Refused.invalidInput(field, "must be a whole number from " + least + " to " + most);
        }
        return value.isMissingNode() ? null : value.intValue();
    }

    /** An object of strings; empty when missing. */
    Map<String, String> strings(String field) throws Refused {
        var node = root.path(field);
        if (!node.isMissingNode() && !node.isObject()) {
            throw Refused.invalidInput(field, "must be an object of strings");
        }
        var strings = new HashMap<String, String>();
        for (var entry : node.properties()) {
            strings.put(entry.getKey(), string(node, entry.getKey(), field + "." + entry.getKey()));
        }
        return strings;
    }

    /** An object of strings that can be an environment; empty when missing. */
    Map<String, String> variables(String field) throws Refused {
        var variables = strings(field);
        for (var entry : variables.entrySet()) {
            withoutNul(field + "." + variable(field, entry.getKey()), entry.getValue());
        }
        return variables;
    }

    private static String variable(String field, String name) throws Refused {
        if (name.isEmpty() || name.indexOf('=') >= 0 || name.indexOf('\0') >= 0) {
            throw Refused.invalidInput(field, "\"" + name + "\" cannot name a variable");
        }
        return name;
    }

    private static String string(JsonNode node, String name, String field) throws Refused {
        var value = node.path(name);
        if (value.isMissingNode()) {
            throw Refused.invalidInput(field, "is missing");
        }
        if (!value.isTextual()) {
            throw Refused.invalidInput(field, "must be a string");
        }
        return value.textValue();
    }
}
