package io.tightloop.baton.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.tightloop.schemas.AvroSerdes;
import io.tightloop.schemas.CommandAccepted;
import io.tightloop.schemas.Headers;
import io.tightloop.schemas.Outcome;
import io.tightloop.schemas.WorkItem;
import io.tightloop.schemas.WorkKind;
import io.tightloop.schemas.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutboxTest {
    private final MockProcessorContext<String, byte[]> context = new MockProcessorContext<>();
    private final List<String> queues = new ArrayList<>();
    private final Outbox outbox = new Outbox(
            context,
            new AvroSerdes(Map.of("schema.registry.url", "mock://outbox")).serializer(),
            "executor",
            queues::add);

    @BeforeEach
    void at_noon() {
        context.setCurrentSystemTimeMs(Bench.NOON);
    }

    @Test
    void a_queue_is_made_known_before_its_item_is_sent() {
        outbox.addWork("t.work.agents", "s", item("agents"));

        assertThat(queues).containsExactly("agents");
        assertThat(context.forwarded()).isEmpty();
    }

    @Test
    void an_answer_is_sent_after_what_it_is_about() {
        outbox.addLast("t.execution-events", "s", accepted());
        outbox.addWork("t.work.agents", "s", item("agents"));
        outbox.send();

        assertThat(types()).containsExactly("WorkItem", "CommandAccepted");
    }

    @Test
    void going_back_to_a_mark_takes_back_what_came_after_it() {
        outbox.addWork("t.work.agents", "s", item("agents"));
        Outbox.Mark mark = outbox.mark();
        outbox.addWork("t.work.agents", "s", item("agents"));
        outbox.addLast("t.execution-events", "s", accepted());
        outbox.backTo(mark);
        outbox.send();

        assertThat(types()).containsExactly("WorkItem");
    }

    private List<String> types() {
        return context.forwarded().stream()
                .map(sent -> Headers.text(sent.record().headers(), Headers.TYPE))
                .toList();
    }

    private static CommandAccepted accepted() {
        return new CommandAccepted("s", "c1", "SendSignal", Outcome.APPLIED, 1L);
    }

    private static WorkItem item(String queue) {
        return new WorkItem(
                "1-a",
                "s",
                WorkKind.EXECUTE,
                "executor",
                "t1",
                queue,
                1,
                1,
                "title",
                "",
                "{}",
                null,
                "",
                new Workspace(null),
                1_000L,
                1_000L,
                1L);
    }
}
