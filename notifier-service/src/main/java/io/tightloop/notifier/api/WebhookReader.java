package io.tightloop.notifier.api;

import io.tightloop.baton.http.FieldErrors;
import io.tightloop.baton.http.JsonCursor;
import io.tightloop.baton.http.JsonText;
import io.tightloop.baton.rows.Json;
import io.tightloop.notifier.webhook.WebhookRow;
import io.tightloop.notifier.webhook.send.Secret;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Reads what clients want of webhooks; what is wrong is named field by field. */
final class WebhookReader {
    private static final List<String> STATES = List.of("ACTIVE", "DISABLED");
    private static final long DAY_MS = 86_400_000;

    private WebhookReader() {}

    /** A new webhook under this id; {@code refusal} says why an address may not be called. */
    static WebhookRow create(byte[] text, String id, long now, Function<String, Optional<String>> refusal) {
        var errors = new FieldErrors();
        var json = JsonCursor.root(JsonText.object(text), errors)
                .fields(List.of("url", "description", "kinds", "names", "labels", "secret"));
        var url = json.required("url", 2_048);
        guarded(json, url, refusal);
        var row = new WebhookRow(
                id,
                url,
                json.text("description", 1_000).orElse(""),
                kinds(json),
                names(json),
                labels(json),
                secret(json),
                null,
                null,
                WebhookRow.State.ACTIVE.name(),
                "",
                0,
                now,
                now);
        errors.refuse();
        return row;
    }

    /** What is to change of a webhook. */
    static UnaryOperator<WebhookRow> change(byte[] text, long now, Function<String, Optional<String>> refusal) {
        var errors = new FieldErrors();
        var json = JsonCursor.root(JsonText.object(text), errors)
                .fields(List.of("url", "description", "kinds", "names", "labels", "state"));
        var url = json.has("url") ? Optional.of(json.required("url", 2_048)) : Optional.<String>empty();
        url.ifPresent(given -> guarded(json, given, refusal));
        var description = json.text("description", 1_000);
        var kinds = json.has("kinds") ? Optional.of(kinds(json)) : Optional.<String>empty();
        var names = json.has("names") ? Optional.of(names(json)) : Optional.<String>empty();
        var labels = json.has("labels") ? Optional.of(labels(json)) : Optional.<String>empty();
        var state = json.choice("state", STATES).map(WebhookRow.State::valueOf);
        errors.refuse();
        return row -> {
            var changed = row.wanting(
                    url.orElse(row.url()),
                    description.orElse(row.description()),
                    kinds.orElse(row.kinds()),
                    names.orElse(row.names()),
                    labels.orElse(row.labels()),
                    now);
            return state.map(next -> changed.in(next, next == WebhookRow.State.ACTIVE ? "" : "switched off", now))
                    .orElse(changed);
        };
    }

    /** Another secret, and for how long the one before signs too. */
    static UnaryOperator<WebhookRow> rotation(byte[] text, long now) {
        var errors = new FieldErrors();
        var json = JsonCursor.root(JsonText.object(text), errors).fields(List.of("secret", "overlap"));
        var secret = secret(json);
        long overlap = json.millis("overlap", 0).orElse(DAY_MS);
        errors.refuse();
        return row -> row.rotated(secret, now + overlap, now);
    }

    /** Which deliveries are sent again. */
    record Range(long since, long until, String state) {}

    static Range range(byte[] text, long now) {
        var errors = new FieldErrors();
        var json = JsonCursor.root(JsonText.object(text), errors).fields(List.of("since", "until", "state"));
        long since = instant(json, "since", json.required("since", 64));
        long until = json.text("until", 64)
                .map(given -> instant(json, "until", given))
                .orElse(now + 1);
        var state = json.choice("state", List.of("FAILED", "DELIVERED", "CANCELLED"))
                .orElse("FAILED");
        errors.refuse();
        return new Range(since, until, state);
    }

    private static long instant(JsonCursor json, String field, String text) {
        try {
            return Instant.parse(text).toEpochMilli();
        } catch (DateTimeParseException | ArithmeticException _) {
            if (!text.isEmpty()) {
                json.wrong(field, "must be an instant such as 2026-01-31T12:00:00Z");
            }
            return 0;
        }
    }

    private static void guarded(JsonCursor json, String url, Function<String, Optional<String>> refusal) {
        if (!url.isBlank()) {
            refusal.apply(url).ifPresent(why -> json.wrong("url", why));
        }
    }

    private static String kinds(JsonCursor json) {
        var kinds = new ArrayList<String>();
        for (var item : json.items("kinds", Kinds.WORDS.size())) {
            var word = item.node().asText();
            if (!Kinds.WORDS.contains(word)) {
                item.wrong("", "must be one of " + String.join(", ", Kinds.WORDS));
            }
            kinds.add(word);
        }
        return Json.write(Kinds.upper(kinds));
    }

    private static String names(JsonCursor json) {
        return Json.write(json.texts("names", 100));
    }

    private static String labels(JsonCursor json) {
        var labels = new TreeMap<String, String>();
        var given = json.object("labels");
        if (!given.node().isObject()) {
            json.wrong("labels", "must be an object of texts");
            return "{}";
        }
        if (given.node().size() > 64) {
            json.wrong("labels", "must have at most 64 labels");
        }
        given.node().fieldNames().forEachRemaining(name -> labels.put(name, given.required(name, 1_000)));
        return Json.write(labels);
    }

    private static String secret(JsonCursor json) {
        try {
            return json.text("secret", 200)
                    .map(Secret::new)
                    .orElseGet(Secret::create)
                    .text();
        } catch (IllegalArgumentException e) {
            json.wrong("secret", e.getMessage());
            return "";
        }
    }
}
