package io.tightloop.executor.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TransitionsTest {
    private static final Map<TaskStatus, Set<TaskStatus>> TASK = Map.ofEntries(
            Map.entry(TaskStatus.PENDING, Set.of(TaskStatus.READY, TaskStatus.SKIPPED, TaskStatus.CANCELLED)),
            Map.entry(
                    TaskStatus.READY,
                    Set.of(
                            TaskStatus.RUNNING,
                            TaskStatus.CHECKING,
                            TaskStatus.AWAITING,
                            TaskStatus.RETRYING,
                            TaskStatus.FAILED,
                            TaskStatus.CANCELLED)),
            Map.entry(
                    TaskStatus.RUNNING,
                    Set.of(
                            TaskStatus.READY,
                            TaskStatus.AWAITING,
                            TaskStatus.RETRYING,
                            TaskStatus.SUCCEEDED,
                            TaskStatus.FAILED)),
            Map.entry(
                    TaskStatus.CHECKING,
                    Set.of(
                            TaskStatus.READY,
                            TaskStatus.AWAITING,
                            TaskStatus.RETRYING,
                            TaskStatus.SUCCEEDED,
                            TaskStatus.FAILED)),
            Map.entry(TaskStatus.AWAITING, Set.of(TaskStatus.READY, TaskStatus.SUCCEEDED, TaskStatus.SKIPPED)),
            Map.entry(TaskStatus.RETRYING, Set.of(TaskStatus.READY, TaskStatus.CANCELLED)),
            Map.entry(TaskStatus.SUCCEEDED, Set.of()),
            Map.entry(TaskStatus.FAILED, Set.of()),
            Map.entry(TaskStatus.SKIPPED, Set.of()),
            Map.entry(TaskStatus.CANCELLED, Set.of()));

    private static final Map<ExecutionStatus, Set<ExecutionStatus>> EXECUTION = Map.of(
            ExecutionStatus.UNKNOWN, Set.of(ExecutionStatus.IDLE),
            ExecutionStatus.IDLE, Set.of(ExecutionStatus.ACTIVE, ExecutionStatus.ENDED),
            ExecutionStatus.ACTIVE, Set.of(ExecutionStatus.FINISHED, ExecutionStatus.ENDED),
            ExecutionStatus.FINISHED, Set.of(ExecutionStatus.ACTIVE, ExecutionStatus.ENDED),
            ExecutionStatus.ENDED, Set.of(ExecutionStatus.ACTIVE, ExecutionStatus.UNKNOWN));

    @ParameterizedTest
    @EnumSource
    void a_task_becomes_what_the_table_says_and_nothing_else(TaskStatus from) {
        for (TaskStatus to : TaskStatus.values()) {
            assertThat(from.canBecome(to))
                    .as("%s to %s", from, to)
                    .isEqualTo(TASK.get(from).contains(to));
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_execution_becomes_what_the_table_says_and_nothing_else(ExecutionStatus from) {
        for (ExecutionStatus to : ExecutionStatus.values()) {
            assertThat(from.canBecome(to))
                    .as("%s to %s", from, to)
                    .isEqualTo(EXECUTION.get(from).contains(to));
        }
    }
}
