package io.tightloop.notifier.webhook;

import static io.tightloop.notifier.webhook.Post.WEBHOOK;

import io.tightloop.notifier.database.Story;
import io.tightloop.notifier.database.Tables;
import io.tightloop.notifier.database.TestClock;
import io.tightloop.notifier.follow.NotificationStore;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

/** Sessions that are told to webhooks. */
abstract class DeliveryFixture {
    /** Longer than any step of the backoff. */
    static final Duration LONG = Duration.ofHours(17);

    private int stories;

    @Inject
    Post post;

    @Inject
    NotificationStore store;

    @Inject
    Tables tables;

    @Inject
    TestClock clock;

    @BeforeEach
    void empty_tables() {
        tables.empty();
        clock.reset();
    }

    /** Sessions begin and end, each told in a batch of its own, and at offsets that no other has. */
    void sessionsEnd(String... sessions) {
        for (var session : sessions) {
            var story = story(session);
            store.store(List.of(story.planned(story.started(1)), story.reviewed(story.ended(2))));
        }
    }

    Story story(String session) {
        return new Story(session, 0, 10L * stories++);
    }

    String onlyDelivery() {
        return tables.texts("SELECT id FROM deliveries WHERE webhook_id = '" + WEBHOOK + "'")
                .getFirst();
    }
}
