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
    private final Outbox outbox = new Outbox();

    @Test
    void what_answers_a_work_event_carries_its_id_and_the_rest_does_not() {
        outbox.because("e1");
        outbox.add("t.execution-events", "s", accepted());
        outbox.addLast("t.execution-events", "s", accepted());
        outbox.because("");
        outbox.add("t.execution-events", "s", accepted());

        List<String> causes = new ArrayList<>();
        outbox.send(message -> causes.add(message.cause()));

        assertThat(causes).containsExactly("e1", "", "e1");
    }

    @Test
    void an_answer_is_sent_after_what_it_is_about() {
        outbox.addLast("t.execution-events", "s", accepted());
        outbox.add("t.work.agents", "s", item("agents"));

        assertThat(sent()).containsExactly("WorkItem", "CommandAccepted");
    }

    @Test
    void what_is_sent_is_sent_once() {
        outbox.add("t.work.agents", "s", item("agents"));

        assertThat(sent()).hasSize(1);
        assertThat(sent()).isEmpty();
    }

    @Test
    void going_back_to_a_mark_takes_back_what_came_after_it() {
        outbox.add("t.work.agents", "s", item("agents"));
        Outbox.Mark mark = outbox.mark();
        outbox.add("t.work.agents", "s", item("agents"));
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
                .setMessages(List.of())
                .build();
    }
}
