package io.tightloop.baton.turn;

import static org.assertj.core.api.Assertions.assertThat;

import io.tightloop.schemas.CommandAccepted;
import io.tightloop.schemas.Outcome;
import io.tightloop.schemas.WorkItem;
import io.tightloop.schemas.WorkKind;
import io.tightloop.schemas.Workspace;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutboxTest {
    private final List<String> queues = new ArrayList<>();
    private final Outbox outbox = new Outbox(queues::add);

    @Test
    void a_queue_is_made_known_before_its_item_is_sent() {
        outbox.addWork("t.work.agents", "s", item("agents"));

        assertThat(queues).containsExactly("agents");
    }

    @Test
    void an_answer_is_sent_after_what_it_is_about() {
        outbox.addLast("t.execution-events", "s", accepted());
        outbox.addWork("t.work.agents", "s", item("agents"));

        assertThat(sent()).containsExactly("WorkItem", "CommandAccepted");
    }

    @Test
    void what_is_sent_is_sent_once() {
        outbox.addWork("t.work.agents", "s", item("agents"));

        assertThat(sent()).hasSize(1);
        assertThat(sent()).isEmpty();
    }

    @Test
    void going_back_to_a_mark_takes_back_what_came_after_it() {
        outbox.addWork("t.work.agents", "s", item("agents"));
        Outbox.Mark mark = outbox.mark();
        outbox.addWork("t.work.agents", "s", item("agents"));
        outbox.addLast("t.execution-events", "s", accepted());
        outbox.backTo(mark);

        assertThat(sent()).containsExactly("WorkItem");
    }

    private List<String> sent() {
        List<String> sent = new ArrayList<>();
        outbox.send(message -> sent.add(message.value().getSchema().getName()));
        return sent;
    }

    private static CommandAccepted accepted() {
        return new CommandAccepted("s", "c1", "SendSignal", Outcome.APPLIED, "", "", 0, 1L);
    }

    private static WorkItem item(String queue) {
        return WorkItem.newBuilder()
                .setWorkId("1-a")
                .setSessionId("s")
                .setKind(WorkKind.EXECUTE)
                .setDispatcher("executor")
                .setSubject("t1")
                .setQueue(queue)
                .setAttempt(1)
                .setIteration(1)
                .setTitle("title")
                .setWorkspace(new Workspace(null))
                .setTimeoutMs(1_000L)
                .setLeaseMs(1_000L)
                .setAt(1L)
                .build();
    }
}
