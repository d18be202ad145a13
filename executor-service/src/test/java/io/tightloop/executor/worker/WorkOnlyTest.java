package io.tightloop.executor.worker;

import static io.tightloop.executor.worker.WorkItems.check;
import static io.tightloop.executor.worker.WorkItems.task;
import static io.tightloop.executor.worker.WorkItems.writing;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tightloop.schemas.Verdict;
import io.tightloop.schemas.WorkItem;
import io.tightloop.schemas.WorkKind;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkOnlyTest {

    @TempDir
    Path root;

    @Test
    void a_question_runs_nothing_and_is_answered_with_what_the_item_is() throws Exception {
        for (var item : new WorkItems[] {task("touch done"), writing("done", "x")}) {
            var asked = item.question("why so?").item();
            assertThat(answer(asked))
                    .contains("The built-in " + asked.getQueue() + " worker cannot answer questions")
                    .contains("EXECUTE of t1 (a title)")
                    .endsWith(asked.getInput());
        }
        assertThat(root).isEmptyDirectory();
    }

    @Test
    void an_item_without_a_question_is_run() throws Exception {
        worker("file").run(writing("done", "x").item(), (percent, message) -> {});
        assertThat(root.resolve("sessions/s1/done")).hasContent("x");
    }

    @Test
    void a_poll_of_a_suspension_is_run_as_a_check() throws Exception {
        var poll = check("test -e go").kind(WorkKind.POLL).item();
        assertThat(verdict(poll)).isEqualTo(Verdict.FAILED);
        worker("file").run(writing("go", "").item(), (percent, message) -> {});
        assertThat(verdict(poll)).isEqualTo(Verdict.PASSED);
    }

    private Verdict verdict(WorkItem item) throws Exception {
        return ((Result.Done) worker(item.getQueue()).run(item, (percent, message) -> {})).verdict();
    }

    private String answer(WorkItem item) throws Exception {
        var result = worker(item.getQueue()).run(item, (percent, message) -> {});
        assertThat(result).isInstanceOf(Result.Done.class);
        return new ObjectMapper()
                .readTree(((Result.Done) result).output())
                .get("answer")
                .textValue();
    }

    private Worker worker(String queue) {
        var settings = new WorkerSettings(Set.of(queue), root, 1, "host-1");
        return WorkerHost.builtIn(settings, new InMemoryPayloads(), Clock.systemUTC()).stream()
                .filter(worker -> worker.queue().equals(queue))
                .findFirst()
                .orElseThrow();
    }
}
