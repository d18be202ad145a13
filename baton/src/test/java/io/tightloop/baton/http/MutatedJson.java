package io.tightloop.baton.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Makes documents wrong: first their structure, then at times their bytes. */
public final class MutatedJson {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RAW = "raw:";

    /** Values as they stand in a document; the last ones are more than a value. */
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "0",
            "-1",
            "-0.0",
            "1e400",
            "1e-400",
            "1E+2147483648",
            "9223372036854775808",
            "2147483648",
            "9".repeat(101),
            "0." + "1".repeat(90),
            "01",
            "NaN",
            "\"\"",
            "\" \"",
            "\"\\u0000\"",
            "\"\\u0007\\u001b[31m\"",
            "\"\\ud800\"",
            "\"\\udc00\\ud800x\"",
            "\"\ud83d\ude80 \u202e\u0301\"",
            "\"\\uZZZZ\"",
            "\"'; drop table session; --\"",
            "\"../../etc/passwd\"",
            "\"PT" + "9".repeat(60) + "S\"",
            "\"999999999999d\"",
            "\"http://[::1\"",
            "\"" + "x".repeat(70_000) + "\"",
            "[]",
            "{}",
            "{\"\": {\"\": null}}",
            "[[], {}, null, 1, \"x\"]",
            "[" + "1,".repeat(10_001) + "1]",
            "[".repeat(60) + "]".repeat(60),
            "{\"a\":".repeat(70) + "1" + "}".repeat(70),
            "\"x\", \"goal\": \"again\"",
            "1, 2",
            "\"unfinished");

    private static final List<String> NAMES = List.of(
            "",
            " ",
            "nmae",
            "Goal",
            "__proto__",
            "$ref",
            "a.b[0]",
            "\u0000",
            "\u202e",
            "n".repeat(900),
            "n".repeat(2_000));
    private static final List<byte[]> WHOLE = List.of(
            bytes(""),
            bytes(" \r\n\t "),
            bytes("null"),
            bytes("[]"),
            bytes("{}"),
            bytes("\"\""),
            bytes("{}{}"),
            bytes("\ufeff{}"),
            bytes("goal: ship it"),
            bytes("[".repeat(100_000)),
            new byte[1_000],
            bytes("{\"goal\":".repeat(5_000)));
    private static final List<Charset> CHARSETS = List.of(
            StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, Charset.forName("UTF-32"), StandardCharsets.ISO_8859_1);

    private MutatedJson() {}

    /** The document with up to three faults. */
    public static byte[] of(String document, Random random) throws IOException {
        if (random.nextInt(50) == 0) {
            return WHOLE.get(random.nextInt(WHOLE.size()));
        }
        var tree = (ObjectNode) JSON.readTree(document);
        for (int fault = random.nextInt(3); fault >= 0; fault--) {
            mutate(tree, random);
        }
        var text = written(tree);
        var charset = random.nextInt(30) == 0 ? CHARSETS.get(random.nextInt(CHARSETS.size())) : StandardCharsets.UTF_8;
        var bytes = text.getBytes(charset);
        return random.nextInt(5) == 0 ? spoiled(bytes, random) : bytes;
    }

    private static String written(JsonNode tree) {
        var text = tree.toString();
        for (int value = 0; value < VALUES.size(); value++) {
            text = text.replace("\"" + RAW + value + "\"", VALUES.get(value));
        }
        return text;
    }

    private static void mutate(ObjectNode tree, Random random) {
        var containers = new ArrayList<JsonNode>();
        collect(tree, containers);
        var wrong = TextNode.valueOf(RAW + random.nextInt(VALUES.size()));
        switch (containers.get(random.nextInt(containers.size()))) {
            case ObjectNode object -> mutate(object, wrong, random);
            case ArrayNode array -> mutate(array, wrong, random);
            case JsonNode other -> throw new IllegalStateException(other.toString());
        }
    }

    private static void collect(JsonNode node, List<JsonNode> containers) {
        if (node.isContainerNode()) {
            containers.add(node);
            node.forEach(child -> collect(child, containers));
        }
    }

    private static void mutate(ObjectNode object, JsonNode wrong, Random random) {
        var names = new ArrayList<String>();
        object.fieldNames().forEachRemaining(names::add);
        var newName = NAMES.get(random.nextInt(NAMES.size()));
        if (names.isEmpty()) {
            object.set(newName, wrong);
            return;
        }
        var name = names.get(random.nextInt(names.size()));
        switch (random.nextInt(8)) {
            case 0 -> object.remove(name);
            case 1 -> object.set(newName, object.remove(name));
            case 2 -> object.set(newName, wrong);
            case 3 ->
                object.set(
                        name,
                        object.get(names.get(random.nextInt(names.size()))).deepCopy());
            case 4 -> object.set(name, JSON.createArrayNode().add(object.get(name)));
            default -> object.set(name, wrong);
        }
    }

    private static void mutate(ArrayNode array, JsonNode wrong, Random random) {
        int place = array.isEmpty() ? 0 : random.nextInt(array.size());
        if (array.isEmpty() || random.nextBoolean()) {
            array.insert(place, wrong);
        } else if (random.nextBoolean()) {
            array.add(array.get(place).deepCopy());
        } else {
            array.remove(place);
        }
    }

    private static byte[] spoiled(byte[] bytes, Random random) {
        int at = random.nextInt(bytes.length + 1);
        var changed = bytes.clone();
        switch (random.nextInt(3)) {
            case 0 -> changed = Arrays.copyOf(bytes, at);
            case 1 -> changed[Math.min(at, bytes.length - 1)] = (byte) random.nextInt(256);
            default -> changed[Math.min(at, bytes.length - 1)] ^= (byte) (1 << random.nextInt(8));
        }
        return changed;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
