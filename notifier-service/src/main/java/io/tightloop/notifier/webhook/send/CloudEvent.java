package io.tightloop.notifier.webhook.send;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.util.Optional;

/**
 * What a webhook tells, as CloudEvents 1.0 has it; an {@link IllegalArgumentException} names the attribute that is
 * empty and must not be.
 *
 * @param id unique for its source
 * @param source where it happened, a URI reference
 * @param type what kind of thing happened
 * @param subject what it happened to, when there is such a thing
 * @param data what happened, as JSON
 */
public record CloudEvent(String id, String source, String type, Optional<String> subject, Instant time, JsonNode data) {
    /** How {@link #json()} is called on the wire. */
    public static final String MEDIA_TYPE = "application/cloudevents+json";

    private static final JsonMapper JSON = new JsonMapper();

    /** Checks the attributes that CloudEvents requires. */
    public CloudEvent {
        require("id", id);
        require("source", source);
        require("type", type);
        subject.ifPresent(text -> require("subject", text));
    }

    /** The event in structured mode, as UTF-8; an {@link IllegalStateException} when a text of it is no Unicode. */
    public byte[] json() {
        var json = JSON.createObjectNode()
                .put("specversion", "1.0")
                .put("id", id)
                .put("source", source)
                .put("type", type);
        subject.ifPresent(text -> json.put("subject", text));
        json.put("time", time.toString())
                .put("datacontenttype", "application/json")
                .set("data", data);
        try {
            return JSON.writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Event " + id + " cannot be written as JSON", e);
        }
    }

    private static void require(String attribute, String value) {
        if (value.isEmpty()) {
            throw new IllegalArgumentException(attribute + " must not be empty");
        }
    }
}
