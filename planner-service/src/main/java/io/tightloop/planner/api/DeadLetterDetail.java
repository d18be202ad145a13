package io.tightloop.planner.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.core.annotation.Introspected;
import io.tightloop.baton.rows.Json;
import io.tightloop.planner.view.DeadLetterRecordRow;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A dead letter with its record.
 *
 * @param key absent for none
 * @param headers texts by name; a value that is no text is {@code base64:} and its Base64
 * @param payload Base64, of values up to 1 MiB; larger ones are at {@code payloadUrl} alone
 * @param type message type that the value has, when it can be decoded now
 * @param decoded the message, when it can be decoded now and the payload is shown
 * @param undecodable why it cannot be decoded now
 * @param redrive what a redrive would do
 */
@Introspected
@JsonInclude(JsonInclude.Include.NON_NULL)
record DeadLetterDetail(
        @JsonUnwrapped DeadLetterBody letter,
        String key,
        SortedMap<String, String> headers,
        String payload,
        String payloadUrl,
        String type,
        JsonNode decoded,
        String undecodable,
        String redrive) {
    private static final int SHOWN = 1 << 20;

    static DeadLetterDetail of(DeadLetterBody letter, DeadLetterRecordRow row, Decoded now) {
        boolean shown = row.payload().length <= SHOWN;
        return new DeadLetterDetail(
                letter,
                row.kafkaKey(),
                texts(row),
                shown ? Base64.getEncoder().encodeToString(row.payload()) : null,
                "/v1/dead-letters/" + letter.id() + "/payload",
                now instanceof Decoded.Message(var message)
                        ? message.getSchema().getName()
                        : null,
                now instanceof Decoded.Message(var message) && shown ? Json.read(message.toString()) : null,
                now.trouble().orElse(null),
                letter.origin().redrive());
    }

    private static SortedMap<String, String> texts(DeadLetterRecordRow row) {
        var texts = new TreeMap<String, String>();
        row.headerValues().forEach((name, value) -> texts.put(name, text(value)));
        return texts;
    }

    private static String text(byte[] value) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(value))
                    .toString();
        } catch (CharacterCodingException _) {
            return "base64:" + Base64.getEncoder().encodeToString(value);
        }
    }
}
