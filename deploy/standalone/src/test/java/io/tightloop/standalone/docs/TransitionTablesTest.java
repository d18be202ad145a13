package io.tightloop.standalone.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.tightloop.executor.execution.ExecutionStatus;
import io.tightloop.executor.execution.TaskStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TransitionTablesTest {
    @Test
    void the_planner_moves_as_documented() {
        assertThat(documented("### Planner: Status"))
                .isEqualTo(coded(
                        io.tightloop.planner.planning.Status.values(),
                        io.tightloop.planner.planning.Status::canBecome));
    }

    @Test
    void an_execution_moves_as_documented() {
        assertThat(documented("### Executor: ExecutionStatus"))
                .isEqualTo(coded(ExecutionStatus.values(), ExecutionStatus::canBecome));
    }

    @Test
    void a_task_moves_as_documented() {
        assertThat(documented("### Executor: TaskStatus")).isEqualTo(coded(TaskStatus.values(), TaskStatus::canBecome));
    }

    @Test
    void the_reviewer_moves_as_documented() {
        assertThat(documented("### Reviewer: Status"))
                .isEqualTo(coded(
                        io.tightloop.reviewer.review.Status.values(), io.tightloop.reviewer.review.Status::canBecome));
    }

    private static List<List<String>> documented(String heading) {
        return Documents.table(Documents.section("docs/architecture.md", heading));
    }

    private static <S extends Enum<S>> List<List<String>> coded(S[] statuses, BiPredicate<S, S> canBecome) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(row("from \\ to", Stream.of(statuses).map(Enum::name)));
        for (S from : statuses) {
            rows.add(row(from.name(), Stream.of(statuses).map(to -> canBecome.test(from, to) ? "yes" : "·")));
        }
        return rows;
    }

    private static List<String> row(String first, Stream<String> others) {
        return Stream.concat(Stream.of(first), others).toList();
    }
}
