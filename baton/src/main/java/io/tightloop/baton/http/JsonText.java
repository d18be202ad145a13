package io.tightloop.baton.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Reads JSON from strangers: at most 64 levels deep, numbers of at most 100 digits, strings of at most 1 MiB, no
 * duplicate keys, no halves of characters, nothing after the value.
 */
public final class JsonText {
    /** Largest body that is read whole, bytes: a brief of 10,000 tasks fits. */
    public static final int LARGEST_BYTES = 16 << 20;

    private static final int LONGEST_TEXT = 1 << 20;

    private static final StreamReadConstraints BOUNDS = StreamReadConstraints.builder()
            .maxNestingDepth(64)
            .maxNumberLength(100)
            .maxNameLength(1_000)
            .maxStringLength(LONGEST_TEXT)
            .build();

    private static final ObjectMapper MAPPER = JsonMapper.builder(
                    JsonFactory.builder().streamReadConstraints(BOUNDS).build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final String LONG_STRING = "String value length";

    private static final Pattern INSIDES = Pattern.compile(", from `[^`]*`| \\(bound as `[^`]*`\\)"
            + "|: not allowed as per `.*| \\((start marker|for \\w+ starting) at \\[.*");

    private JsonText() {}

    /**
     * The JSON object in these bytes; anything else is {@link Refused.MalformedJson}, or {@link Refused.TooLarge}
     * where it or a string of it is.
     */
    public static JsonNode object(byte[] bytes) {
        if (bytes.length > LARGEST_BYTES) {
            throw new Refused.TooLarge("The body is larger than " + LARGEST_BYTES + " bytes");
        }
        var node = read(bytes);
        if (node == null || !node.isObject()) {
            throw new Refused.MalformedJson("The body must be a JSON object");
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(node.toString())) {
            throw new Refused.MalformedJson("A text has half of a surrogate pair, which is no character");
        }
        return node;
    }

    private static JsonNode read(byte[] bytes) {
        try {
            return MAPPER.readTree(bytes);
        } catch (JsonProcessingException e) {
            if (e instanceof StreamConstraintsException
                    && e.getOriginalMessage().startsWith(LONG_STRING)) {
                throw new Refused.TooLarge(
                        "A text in the body is longer than " + LONGEST_TEXT + " characters" + where(e.getLocation()));
            }
            throw malformed(e);
        } catch (NumberFormatException _) {
            throw new Refused.MalformedJson("A number's exponent is too large");
        } catch (IOException e) {
            throw new Refused.MalformedJson("The body cannot be read: " + e.getMessage());
        }
    }

    /** What is wrong with JSON, in words without our insides. */
    public static Refused.MalformedJson malformed(JsonProcessingException e) {
        return new Refused.MalformedJson(plain(e.getOriginalMessage()) + where(e.getLocation()));
    }

    /** The parser's words without the names of its settings and of its source. */
    private static String plain(String message) {
        var plain = INSIDES.matcher(message).replaceAll("");
        return plain.contains("`") ? "The body is not JSON" : plain;
    }

    private static String where(JsonLocation location) {
        return location == null ? "" : " (line %d, column %d)".formatted(location.getLineNr(), location.getColumnNr());
    }
}
