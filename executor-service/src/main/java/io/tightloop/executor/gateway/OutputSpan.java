package io.tightloop.executor.gateway;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.tightloop.baton.http.JsonText;
import io.tightloop.baton.http.Refused;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Where in the body of a result its output stands, found without reading it into memory again.
 *
 * @param from first byte of the value
 * @param to byte after its last
 */
record OutputSpan(byte[] body, int from, int to) {
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(64).build())
            .build();

    /** Empty when the body is no object with an output; what else is wrong with it is for the reader of the rest. */
    static Optional<OutputSpan> of(byte[] body) {
        try (var parser = JSON.createParser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            return find(parser, body);
        } catch (JsonProcessingException e) {
            throw JsonText.malformed(e);
        } catch (IOException e) {
            throw new Refused.MalformedJson("The body cannot be read: " + e.getMessage());
        }
    }

    private static Optional<OutputSpan> find(JsonParser parser, byte[] body) throws IOException {
        OutputSpan found = null;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean output = parser.currentName().equals("output");
            parser.nextToken();
            int from = start(parser);
            if (from < 0) {
                // Not UTF-8, so that places are counted in characters.
                return Optional.empty();
            }
            parser.skipChildren();
            if (output) {
                if (found != null) {
                    throw new Refused.MalformedJson("Duplicate field 'output'");
                }
                found = new OutputSpan(body, from, end(parser, body));
            }
        }
        return Optional.ofNullable(found);
    }

    private static int start(JsonParser parser) {
        return (int) parser.currentTokenLocation().getByteOffset();
    }

    /** Of a text by its own means: the parser knows its end only when it has read all of it into memory. */
    private static int end(JsonParser parser, byte[] body) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            parser.finishToken();
            return (int) parser.currentLocation().getByteOffset();
        }
        return afterText(body, start(parser));
    }

    private static int afterText(byte[] body, int from) throws IOException {
        for (int at = from + 1; at < body.length; at++) {
            if (body[at] == '\\') {
                at++;
            } else if (body[at] == '"') {
                return at + 1;
            }
        }
        throw new Refused.MalformedJson("A text in the body has no end");
    }

    /** Bytes of the value. */
    int length() {
        return to - from;
    }

    /** The value, as it was sent. */
    InputStream value() {
        return new ByteArrayInputStream(body, from, length());
    }

    /** The body with null in the place of the value. */
    byte[] rest() {
        var rest = new ByteArrayOutputStream(body.length - length() + 4);
        rest.write(body, 0, from);
        rest.writeBytes(new byte[] {'n', 'u', 'l', 'l'});
        rest.write(body, to, body.length - to);
        return rest.toByteArray();
    }
}
