package io.tightloop.planner.view;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.tightloop.baton.rows.Json;
import io.tightloop.schemas.Check;
import io.tightloop.schemas.CriterionDefined;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A criterion as asked for; written from plan-events alone.
 *
 * @param id session id, slash, criterion id
 * @param definition JSON of its check, null when it has none
 */
@MappedEntity("criteria")
public record CriterionRow(
        @Id String id,
        String sessionId,
        String criterionId,
        int ordinal,
        String description,
        @Nullable String definition) {

    static CriterionRow of(String id, CriterionDefined event) {
        var criterion = event.getCriterion();
        var check = criterion.getCheck();
        return new CriterionRow(
                id,
                event.getSessionId(),
                criterion.getId(),
                event.getOrdinal(),
                criterion.getText(),
                check == null ? null : Json.write(asGiven(check)));
    }

    /** The check in the words of a brief. */
    private static Map<String, Object> asGiven(Check check) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("type", check.getType().name().toLowerCase(Locale.ROOT));
        fields.put("command", check.getCommand());
        fields.put("path", check.getPath());
        fields.put("contains", check.getContains());
        fields.put("url", check.getUrl());
        fields.put("method", check.getMethod());
        fields.put("headers", hidden(check.getHeaders()));
        fields.put("body", check.getBody());
        fields.put("expectStatus", check.getExpectStatus());
        fields.put("expectHeaders", check.getExpectHeaders());
        fields.put("queue", check.getQueue());
        fields.put("timeout", check.getTimeoutMs() == null ? null : check.getTimeoutMs() + "ms");
        fields.values().removeIf(value -> value == null || value instanceof Map<?, ?> map && map.isEmpty());
        return fields;
    }

    /** Headers that are sent may be secrets: only their names are kept. */
    private static Map<String, String> hidden(Map<String, String> headers) {
        var names = new LinkedHashMap<String, String>();
        headers.keySet().forEach(name -> names.put(name, "***"));
        return names;
    }
}
