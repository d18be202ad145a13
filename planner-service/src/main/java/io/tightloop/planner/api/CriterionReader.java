package io.tightloop.planner.api;

import io.tightloop.baton.http.CheckReader;
import io.tightloop.baton.http.JsonCursor;
import io.tightloop.schemas.Criterion;
import java.util.List;

/** Reads one acceptance criterion. */
final class CriterionReader {
    private CriterionReader() {}

    static Criterion read(JsonCursor item) {
        var json = item.fields(List.of("id", "text", "check", "provedBy"));
        return Criterion.newBuilder()
                .setId(json.subject("id"))
                .setText(json.required("text", JsonCursor.TEXT))
                .setCheck(json.has("check") ? CheckReader.read(json.object("check")) : null)
                .setProvedBy(json.references("provedBy", BriefReader.MOST_PARTS))
                .build();
    }
}
