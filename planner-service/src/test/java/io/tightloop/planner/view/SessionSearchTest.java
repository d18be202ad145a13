package io.tightloop.planner.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.tightloop.baton.feed.Place;
import io.tightloop.baton.feed.Recorded;
import io.tightloop.schemas.Limits;
import io.tightloop.schemas.Mode;
import io.tightloop.schemas.Policy;
import io.tightloop.schemas.Poll;
import io.tightloop.schemas.Reminders;
import io.tightloop.schemas.SessionStarted;
import io.tightloop.schemas.Workspace;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

abstract class SessionSearchTest {
    @Inject
    Tables tables;

    @Inject
    ReadModel readModel;

    @Inject
    ReadModelWriter writer;

    private int offset;

    @BeforeEach
    void empty_tables() {
        tables.all().forEach(RowRepository::deleteAll);
    }

    @Test
    void labels_of_an_earlier_run_count_no_longer() {
        started("s", 1, "old", Map.of("team", "web"));
        assertThat(found(Filters.label("team", "web"))).containsExactly("s");

        started("s", 2, "new", Map.of("team", "ops"));
        assertThat(found(Filters.label("team", "web"))).isEmpty();
        assertThat(found(Filters.named("old"))).isEmpty();
        assertThat(found(Filters.label("team", "ops"))).containsExactly("s");
        assertThat(found(Filters.named("new"))).containsExactly("s");
    }

    @Test
    void names_and_labels_longer_than_an_index_takes_are_found_too() {
        var text = "long ä ".repeat(2_000);
        started("s", 1, text, Map.of(text, text));
        started("t", 2, text + "!", Map.of(text, text + "!"));

        assertThat(found(Filters.named(text))).containsExactly("s");
        assertThat(found(Filters.label(text, text))).containsExactly("s");
    }

    @Test
    void label_with_what_databases_do_not_keep_does_not_lose_the_session() {
        started("s", 1, "n", Map.of("a\0b", "c\0"));

        assertThat(found(Filters.named("n"))).containsExactly("s");
    }

    @Test
    void a_session_that_starts_between_two_pages_comes_before_the_first() {
        for (int i = 1; i <= 4; i++) {
            started("s" + i, i, "", Map.of());
        }
        var first = readModel.sessions(Filters.ALL, Long.MAX_VALUE, "", 2);
        assertThat(first).extracting(SessionRow::id).containsExactly("s4", "s3");

        started("s5", 5, "", Map.of());
        var last = first.getLast();
        assertThat(readModel.sessions(Filters.ALL, last.startedAt(), last.id(), 10))
                .extracting(SessionRow::id)
                .containsExactly("s2", "s1");
        assertThat(found(Filters.ALL)).startsWith("s5");
    }

    private List<String> found(SessionFilter filter) {
        return readModel.sessions(filter, Long.MAX_VALUE, "", 10).stream()
                .map(SessionRow::id)
                .toList();
    }

    private void started(String id, long start, String name, Map<String, String> labels) {
        var event = new SessionStarted(
                id,
                start,
                name,
                "goal",
                Mode.ASYNC,
                0,
                Policy.newBuilder()
                        .setLimits(Limits.newBuilder().build())
                        .setEscalation(List.of())
                        .setPoll(new Poll(60_000L, 120))
                        .setReminders(new Reminders(86_400_000L, List.of(86_400_000L), 10, null))
                        .build(),
                new Workspace(),
                "agents",
                null,
                labels,
                "",
                start,
                null);
        var place = new Place(Stories.TOPICS.planEvents(), 0, offset++);
        writer.store(List.of(new Recorded(place, Optional.of(event))));
    }
}
