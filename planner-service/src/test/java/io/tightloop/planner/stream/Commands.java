package io.tightloop.planner.stream;

import io.tightloop.schemas.Answer;
import io.tightloop.schemas.AnswerConfirmation;
import io.tightloop.schemas.Brief;
import io.tightloop.schemas.Check;
import io.tightloop.schemas.CheckType;
import io.tightloop.schemas.ConfirmationKind;
import io.tightloop.schemas.Criterion;
import io.tightloop.schemas.DiscoverySource;
import io.tightloop.schemas.Escalation;
import io.tightloop.schemas.Limits;
import io.tightloop.schemas.Mode;
import io.tightloop.schemas.Parent;
import io.tightloop.schemas.Planning;
import io.tightloop.schemas.Policy;
import io.tightloop.schemas.Poll;
import io.tightloop.schemas.QuietHours;
import io.tightloop.schemas.Reminders;
import io.tightloop.schemas.Retry;
import io.tightloop.schemas.SendSignal;
import io.tightloop.schemas.Signal;
import io.tightloop.schemas.StartSession;
import io.tightloop.schemas.Strategy;
import io.tightloop.schemas.Task;
import io.tightloop.schemas.TaskDiscovered;
import io.tightloop.schemas.Workspace;
import java.util.List;
import java.util.Map;

/** Messages to the planner, in phrases. */
final class Commands {
    static final Limits LIMITS = new Limits(5, 20, null, null);
    static final Reminders REMINDERS =
            new Reminders(3_600_000L, List.of(7_200_000L), 3, new QuietHours("22:00", "07:00", "Europe/Zurich"));

    private Commands() {}

    static StartSession start(Map<String, String> labels) {
        return new StartSession("c1", "s1", brief(labels), "ada");
    }

    static StartSession startPairing() {
        Brief brief = building(Map.of()).setMode(Mode.SYNC).build();
        return new StartSession("c1", "s1", brief, "ada");
    }

    static StartSession startWithAgent(Limits limits) {
        Brief brief = building(Map.of())
                .setTasks(List.of())
                .setPlanning(new Planning(Strategy.AGENT, "agents", "architects", 2))
                .setPolicy(policy(limits))
                .build();
        return new StartSession("c1", "s1", brief, "ada");
    }

    /** A session that task t9 of session p1 waits for. */
    static StartSession startChild() {
        return new StartSession(
                "c1", "s1", building(Map.of()).setParent(new Parent("p1", "t9")).build(), "ada");
    }

    /** A brief whose one criterion is an http check with these headers. */
    static Brief asking(Map<String, String> headers) {
        Check check = Check.newBuilder()
                .setType(CheckType.HTTP)
                .setUrl("http://127.0.0.1/")
                .setMethod("POST")
                .setHeaders(headers)
                .setBody("ping")
                .setExpectHeaders(Map.of("x-ok", "yes"))
                .build();
        return building(Map.of())
                .setCriteria(List.of(new Criterion("page", "the page answers", check, List.of())))
                .build();
    }

    static Brief brief(Map<String, String> labels) {
        return building(labels).build();
    }

    private static Brief.Builder building(Map<String, String> labels) {
        return Brief.newBuilder()
                .setGoal("ship it")
                .setMode(Mode.ASYNC)
                .setCriteria(List.of(criterion()))
                .setTasks(List.of(task("t1")))
                .setConstraints(List.of("no downtime"))
                .setRisks(List.of("little time"))
                .setPlanning(new Planning(Strategy.GIVEN, "agents", "planners", 3))
                .setPolicy(policy(LIMITS))
                .setWorkspace(new Workspace("work"))
                .setLabels(labels);
    }

    static Policy policy(Limits limits) {
        return new Policy(
                limits,
                3,
                true,
                true,
                false,
                false,
                false,
                null,
                4,
                "major",
                List.of(new Escalation("strong", 2)),
                new Poll(5_000L, 7),
                REMINDERS);
    }

    static Task task(String id) {
        return Task.newBuilder()
                .setId(id)
                .setTitle("do it")
                .setRetry(new Retry(3, 1_000L))
                .setChecks(List.of(check()))
                .setCallbackUrl("https://ops.example/told")
                .build();
    }

    static Criterion criterion() {
        return new Criterion("tests", "the tests pass", check(), List.of());
    }

    static Check check() {
        return Check.newBuilder()
                .setType(CheckType.COMMAND)
                .setCommand("mvn test")
                .setTimeoutMs(60_000L)
                .build();
    }

    static SendSignal signal(Signal signal, String reason) {
        return new SendSignal("c-" + signal, "s1", signal, reason, "ada", null);
    }

    static AnswerConfirmation answer(String question, Answer answer, Task... tasks) {
        return new AnswerConfirmation(
                "to-" + question, "s1", question, ConfirmationKind.PLAN, answer, "", List.of(tasks), "ada");
    }

    static TaskDiscovered unproven() {
        return discovered(DiscoverySource.CRITERION, "tests", null);
    }

    static TaskDiscovered written(Task task) {
        return discovered(DiscoverySource.PERSON, "", task);
    }

    private static TaskDiscovered discovered(DiscoverySource source, String subject, Task task) {
        return new TaskDiscovered(
                "s1", "d1", source, subject, "tests unproven", "exit code 1", "major", task, 1, 1_500L);
    }
}
