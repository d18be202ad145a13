package io.tightloop.planner.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tightloop.baton.http.FieldError;
import io.tightloop.baton.http.Refused;
import io.tightloop.schemas.Brief;
import io.tightloop.schemas.ConfirmationKind;
import io.tightloop.schemas.Escalation;
import io.tightloop.schemas.Mode;
import io.tightloop.schemas.Parent;
import io.tightloop.schemas.Poll;
import io.tightloop.schemas.Strategy;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BriefReaderTest {
    @Test
    void smallest_brief_gets_the_defaults() {
        var brief = read(Briefs.delegation());

        assertThat(brief.getMode()).isEqualTo(Mode.ASYNC);
        assertThat(brief.getPlanning().getStrategy()).isEqualTo(Strategy.CRITERIA);
        assertThat(brief.getPlanning().getTaskQueue()).isEqualTo("agents");
        assertThat(brief.getPolicy().getLimits().getMaxRetries()).isEqualTo(5);
        assertThat(brief.getPolicy().getLimits().getMaxIterations()).isEqualTo(20);
        assertThat(brief.getPolicy().getMaxConcurrent()).isEqualTo(3);
    }

    @Test
    void task_keeps_everything_that_it_says() {
        var brief = read(Briefs.withTasks("""
            {'id': 't0', 'title': 'first'},
            {'id': 't1', 'title': 'second', 'queue': 'command', 'input': {'command': 'echo 1.0'},
             'dependsOn': ['t0'], 'files': ['NOTES.md'], 'priority': 'P0', 'timeout': '5m',
             'retry': {'maxAttempts': 2, 'backoff': 'PT1.5S'}, 'checks': [],
             'callbackUrl': 'https://ops.example/told'}\
            """));

        var task = brief.getTasks().get(1);
        assertThat(task.getInput()).isEqualTo("{\"command\":\"echo 1.0\"}");
        assertThat(task.getDependsOn()).containsExactly("t0");
        assertThat(task.getPriority()).isZero();
        assertThat(task.getTimeoutMs()).isEqualTo(300_000);
        assertThat(task.getRetry().getMaxAttempts()).isEqualTo(2);
        assertThat(task.getRetry().getBackoffMs()).isEqualTo(1_500);
        assertThat(task.getCallbackUrl()).isEqualTo("https://ops.example/told");
        assertThat(brief.getTasks().getFirst().getCallbackUrl()).isNull();
        assertThat(brief.getPlanning().getStrategy()).isEqualTo(Strategy.GIVEN);
    }

    @Test
    void polls_and_parent_are_kept_as_they_are_given() {
        var brief = read(Briefs.with("'policy': {'poll': {'every': '5s', 'attempts': 7}},"
                + " 'parent': {'sessionId': 'above', 'taskId': 't1.2'}"));

        assertThat(brief.getPolicy().getPoll()).isEqualTo(new Poll(5_000L, 7));
        assertThat(brief.getParent()).isEqualTo(new Parent("above", "t1.2"));
        assertThat(read(Briefs.delegation()).getParent()).isNull();
        assertThat(read(Briefs.delegation()).getPolicy().getPoll()).isEqualTo(new Poll(60_000L, 120));
    }

    @Test
    void session_id_is_the_clients() {
        var start = BriefReader.read(Briefs.bytes(Briefs.with("'sessionId': 'release-1'")));
        assertThat(start.sessionId()).contains("release-1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        'sessionId': 'a b'                                     | sessionId                | must match
        'nmae': 'x'                                            | nmae                     | did you mean 'name'
        'name': 5                                              | name                     | must be a text
        'labels': {'team': 1}                                  | labels.team              | must be a text
        'labels': []                                           | labels                   | must be an object
        'constraints': 'none'                                  | constraints              | must be a list
        'risks': [1]                                           | risks[0]                 | must be a text
        'callbackUrl': 'ftp://x/'                              | callbackUrl              | http
        'workspace': {'path': '../up'}                         | workspace.path           | inside the workspace
        'workspace': {'repository': 'x'}                       | workspace.repository     | not supported yet
        'planning': {'strategy': 'agnet'}                      | planning.strategy        | did you mean 'agent'
        'planning': {'strategy': 'llm'}                        | planning.strategy        | not supported yet
        'planning': {'strategy': 'given'}                      | planning.strategy        | needs tasks
        'planning': {'taskQueue': 'No Good'}                   | planning.taskQueue       | must match
        'policy': {'confirm': ['LUNCH']}                       | policy.confirm[0]        | must be one of
        'policy': {'enforced': 'yes'}                          | policy.enforced          | true or false
        'policy': {'maxRetries': 0}                            | policy.maxRetries        | whole number from 1
        'policy': {'maxIterations': 1.5}                       | policy.maxIterations     | whole number
        'policy': {'maxDuration': '0s'}                        | policy.maxDuration       | above zero
        'policy': {'tokenBudget': 0}                           | policy.tokenBudget       | whole number from 1
        'policy': {'confirm': [5]}                             | policy.confirm[0]        | must be one of
        'policy': {'confirm': ['PLAN', 'PLAN']}                | policy.confirm[1]        | there twice
        'policy': {'ignoreBelow': 'mayor'}                     | policy.ignoreBelow       | did you mean 'major'
        'policy': {'commitEvery': 0}                           | policy.commitEvery       | whole number from 1
        'policy': {'poll': {'every': '999ms'}}                 | policy.poll.every        | at least 1s
        'policy': {'poll': {'every': 'often'}}                 | policy.poll.every        | must be a duration
        'policy': {'poll': {'attempts': 0}}                    | policy.poll.attempts     | from 1 to 10000
        'policy': {'poll': {'attempts': 10001}}                | policy.poll.attempts     | from 1 to 10000
        'policy': {'poll': {'evry': '5s'}}                     | policy.poll.evry         | did you mean 'every'
        'parent': {'sessionId': 'a b'}                         | parent.sessionId         | must match
        'parent': {'sessionId': 'a', 'taskId': ''}             | parent.taskId            | must not be blank
        'parent': []                                           | parent                   | must be an object
        'policy': {'reminders': {'after': '1'}}                | policy.reminders.after   | must be a duration
        'policy': {'escalation': [{'attempts': 2}]}            | policy.escalation[0].queue | is required
        'policy': {'escalation': [{'queue': 'x', 'attempts': 0}]} | policy.escalation[0].attempts | from 1
        'planning': {'strategy': 'agent'}, 'tasks': [{'id': 'a', 'title': 'x'}] | planning.strategy | leave out the tasks
        'planning': {'queue': 'No Good'}                       | planning.queue           | must match
        'planning': {'maxPlanAttempts': 0}                     | planning.maxPlanAttempts | from 1
        'policy': {'parallel': {'isolate': 'worktree'}}        | policy.parallel.isolate  | not supported yet
        'policy': {'parallel': {'maxConcurent': 2}}            | policy.parallel.maxConcurent | did you mean 'maxConcurrent'
        'tasks': {}                                            | tasks                    | must be a list
        'tasks': [3]                                           | tasks[0]                 | must be an object
        'tasks': [{'title': 'x'}]                              | tasks[0].id              | is required
        'tasks': [{'id': 'suspension', 'title': 'x'}]          | tasks[0].id              | choose another id
        'tasks': [{'id': 'a'}]                                 | tasks[0].title           | is required
        'tasks': [{'id': 'a', 'title': ' '}]                   | tasks[0].title           | must not be blank
        'tasks': [{'id': 'a', 'title': 'x', 'priority': 'P9'}] | tasks[0].priority        | must be one of P0
        'tasks': [{'id': 'a', 'title': 'x', 'timeout': 'soon'}] | tasks[0].timeout        | must be a duration
        'tasks': [{'id': 'a', 'title': 'x', 'timeout': '0s'}]  | tasks[0].timeout         | above zero
        'tasks': [{'id': 'a', 'title': 'x', 'retry': {'maxAttempts': 0}}] | tasks[0].retry.maxAttempts | from 1
        'tasks': [{'id': 'a', 'title': 'x', 'input': 'text'}]  | tasks[0].input           | must be an object
        'tasks': [{'id': 'a', 'title': 'x', 'dependsOn': ['b']}] | tasks[0].dependsOn[0]  | no task 'b'
        'tasks': [{'id': 'a', 'title': 'x', 'dependsOn': ['a']}] | tasks[0].dependsOn     | depends on itself
        'tasks': [{'id': 'a', 'title': 'x', 'checks': [{'type': 'agent'}]}] | tasks[0].checks[0].queue | is required
        'tasks': [{'id': 'a', 'title': 'x', 'callbackUrl': 'ftp://x/'}] | tasks[0].callbackUrl | http
        'tasks': [{'id': 'a', 'title': 'x'}, {'id': 'a', 'title': 'y'}] | tasks[1].id    | there twice
        """)
    void field_that_is_wrong_is_named(String fields, String path, String message) {
        assertThat(errors(Briefs.with(fields))).anySatisfy(error -> {
            assertThat(error.field()).isEqualTo(path);
            assertThat(error.message()).contains(message);
        });
    }

    @Test
    void a_criterion_cannot_have_the_id_that_polls_of_suspensions_have() {
        assertThat(errors("{\"goal\": \"x\", \"mode\": \"ASYNC\", \"criteria\": [{\"id\": \"suspension\","
                        + " \"text\": \"x\"}]}"))
                .singleElement()
                .satisfies(error -> assertThat(error.field()).isEqualTo("criteria[0].id"));
    }

    @Test
    void every_error_is_told_at_once() {
        var errors = errors("{\"mode\": \"ASYNC\", \"criteria\": [], \"extra\": 1}");
        assertThat(errors).extracting(FieldError::field).containsExactlyInAnyOrder("extra", "goal", "criteria");
    }

    @Test
    void rules_are_kept_as_they_are_given() {
        var policy = read(Briefs.with("""
            'policy': {'maxDuration': '2h', 'tokenBudget': 5000000000, 'enforced': false, 'blockOnSkip': false,
             'recheckAllAfterFix': false, 'fallbackToManual': false, 'autoInfer': false, 'commitEvery': 7,
             'ignoreBelow': 'none', 'confirm': ['DONE', 'CRITERION'],
             'escalation': [{'queue': 'strong', 'attempts': 2}, {'queue': 'people'}]}\
            """)).getPolicy();

        assertThat(policy.getLimits().getMaxDurationMs()).isEqualTo(7_200_000);
        assertThat(policy.getLimits().getTokenBudget()).isEqualTo(5_000_000_000L);
        assertThat(List.of(policy.getEnforced(), policy.getBlockOnSkip(), policy.getRecheckAllAfterFix()))
                .containsOnly(false);
        assertThat(List.of(policy.getFallbackToManual(), policy.getAutoInfer())).containsOnly(false);
        assertThat(policy.getCommitEvery()).isEqualTo(7);
        assertThat(policy.getIgnoreBelow()).isEqualTo("none");
        assertThat(policy.getConfirm()).containsExactlyInAnyOrder(ConfirmationKind.DONE, ConfirmationKind.CRITERION);
        assertThat(policy.getEscalation()).containsExactly(new Escalation("strong", 2), new Escalation("people", 3));
    }

    @Test
    void who_is_asked_is_left_to_the_mode_when_the_brief_does_not_say() {
        var pairing = Briefs.delegation().replace("ASYNC", "SYNC");
        assertThat(read(pairing).getPolicy().getConfirm()).isNull();
        assertThat(read(pairing.replace("\"criteria\"", "\"policy\": {\"confirm\": []}, \"criteria\""))
                        .getPolicy()
                        .getConfirm())
                .isEmpty();
    }

    @Test
    void agent_may_plan_a_pairing_of_which_nothing_but_the_goal_is_known() {
        var brief = read(
                Briefs.json("{'goal': 'ship it', 'mode': 'SYNC', 'planning': {'strategy': 'agent', 'queue': 'thinkers',"
                        + " 'maxPlanAttempts': 5}}"));

        assertThat(brief.getPlanning().getStrategy()).isEqualTo(Strategy.AGENT);
        assertThat(brief.getPlanning().getQueue()).isEqualTo("thinkers");
        assertThat(brief.getPlanning().getMaxPlanAttempts()).isEqualTo(5);
    }

    @Test
    void every_queue_that_a_brief_names_is_to_be_made_known() {
        var brief = read(Briefs.with("""
            'planning': {'taskQueue': 'crew'}, 'policy': {'escalation': [{'queue': 'strong'}]},
            'tasks': [{'id': 'a', 'title': 'x', 'queue': 'own', 'checks': [{'type': 'agent', 'queue': 'judges'}]}]\
            """));

        assertThat(BriefQueues.of(brief)).containsExactly("command", "crew", "file", "http", "judges", "own", "strong");
    }

    @Test
    void cycle_is_shown() {
        var tasks = """
            {'id': 'a', 'title': 'x', 'dependsOn': ['c']}, {'id': 'b', 'title': 'x', 'dependsOn': ['a']},
            {'id': 'c', 'title': 'x', 'dependsOn': ['b']}, {'id': 'd', 'title': 'x', 'dependsOn': ['a']}\
            """;
        assertThat(errors(Briefs.withTasks(tasks)))
                .containsExactly(new FieldError("tasks", "the dependencies go in a circle: a → c → b → a"));
    }

    @Test
    void long_chain_of_ten_thousand_tasks_is_accepted_and_one_more_is_not() {
        assertThat(read(Briefs.withTasks(chain(10_000))).getTasks()).hasSize(10_000);
        assertThat(errors(Briefs.withTasks(chain(10_001))))
                .contains(new FieldError("tasks", "must have at most 10000 items, has 10001"));
    }

    @Test
    void goal_has_at_most_four_thousand_characters() {
        var brief = Briefs.delegation();
        assertThat(read(brief.replace("ship it", "x".repeat(4_000))).getGoal()).hasSize(4_000);
        assertThat(errors(brief.replace("ship it", "x".repeat(4_001))))
                .containsExactly(new FieldError("goal", "must have at most 4000 characters, has 4001"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "{\"goal\": }", "{} {}", "{\"goal\": \"a\", \"goal\": \"b\"}", "nonsense"})
    void text_that_is_not_one_json_object_is_malformed(String text) {
        var refused = catchThrowableOfType(Refused.MalformedJson.class, () -> BriefReader.read(Briefs.bytes(text)));
        assertThat(refused).isNotNull();
    }

    @Test
    void malformed_json_names_line_and_column() {
        var refused = catchThrowableOfType(
                Refused.MalformedJson.class, () -> BriefReader.read(Briefs.bytes("{\n  \"goal\": oops}")));
        assertThat(refused).hasMessageContaining("line 2, column");
    }

    private static String chain(int length) {
        return IntStream.range(0, length)
                .mapToObj(i -> "{'id': 't%d', 'title': 'x'%s}"
                        .formatted(i, i == 0 ? "" : ", 'dependsOn': ['t" + (i - 1) + "']"))
                .collect(Collectors.joining(","));
    }

    private static Brief read(String text) {
        return BriefReader.read(Briefs.bytes(text)).brief();
    }

    private static List<FieldError> errors(String text) {
        var refused = catchThrowableOfType(Refused.Invalid.class, () -> read(text));
        assertThat(refused).as("the brief is refused").isNotNull();
        return refused.errors();
    }
}
