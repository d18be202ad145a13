package io.tightloop.planner.api;

import io.tightloop.baton.http.JsonCursor;
import io.tightloop.schemas.QuietHours;
import io.tightloop.schemas.Reminders;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Reads when people are reminded of what waits for them. */
final class ReminderReader {
    private static final long DAY = 86_400_000;
    private static final int MOST_STEPS = 20;
    private static final String TIME_OF_DAY = "([01]\\d|2[0-3]):[0-5]\\d";

    private ReminderReader() {}

    static Reminders read(JsonCursor object) {
        var json = object.fields(List.of("after", "every", "most", "quiet"));
        return Reminders.newBuilder()
                .setAfterMs(json.has("after") ? millis(json.object("after")).orElse(DAY) : DAY)
                .setEveryMs(json.has("every") ? every(json) : List.of(DAY))
                .setMost(json.integer("most", 0, 100, 10))
                .setQuiet(json.has("quiet") ? quiet(json.object("quiet")) : null)
                .build();
    }

    private static List<Long> every(JsonCursor json) {
        if (!json.node().get("every").isArray()) {
            return millis(json.object("every")).stream().toList();
        }
        if (json.node().get("every").isEmpty()) {
            json.wrong("every", "must have at least 1 item");
        }
        return json.items("every", MOST_STEPS).stream()
                .flatMap(item -> millis(item).stream())
                .toList();
    }

    private static Optional<Long> millis(JsonCursor duration) {
        var millis = duration.millis(1);
        if (millis.isPresent() && millis.get() < 1_000) {
            duration.wrong("", "must be at least 1s");
        }
        return millis;
    }

    private static QuietHours quiet(JsonCursor object) {
        var json = object.fields(List.of("from", "to", "zone"));
        var from = timeOfDay(json, "from");
        var to = timeOfDay(json, "to");
        if (!from.isEmpty() && from.equals(to)) {
            json.wrong("to", "must differ from 'from'");
        }
        return new QuietHours(from, to, zone(json));
    }

    private static String timeOfDay(JsonCursor json, String name) {
        var time = json.required(name, JsonCursor.TEXT);
        if (!time.isBlank() && !time.matches(TIME_OF_DAY)) {
            json.wrong(name, "must be a time from 00:00 to 23:59");
        }
        return time;
    }

    private static String zone(JsonCursor json) {
        var zone = json.text("zone", 64).orElse("UTC");
        if (!zone.isEmpty() && !known(zone)) {
            json.wrong("zone", "must be a time zone such as Europe/Zurich");
        }
        return zone;
    }

    private static boolean known(String zone) {
        try {
            ZoneId.of(zone);
            return true;
        } catch (DateTimeException _) {
            return false;
        }
    }
}
