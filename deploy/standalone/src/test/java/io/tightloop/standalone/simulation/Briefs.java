package io.tightloop.standalone.simulation;

import io.tightloop.schemas.Brief;
import io.tightloop.schemas.Check;
import io.tightloop.schemas.CheckType;
import io.tightloop.schemas.ConfirmationKind;
import io.tightloop.schemas.Criterion;
import io.tightloop.schemas.Escalation;
import io.tightloop.schemas.Limits;
import io.tightloop.schemas.Mode;
import io.tightloop.schemas.Planning;
import io.tightloop.schemas.Policy;
import io.tightloop.schemas.Poll;
import io.tightloop.schemas.Reminders;
import io.tightloop.schemas.Retry;
import io.tightloop.schemas.Strategy;
import io.tightloop.schemas.Task;
import io.tightloop.schemas.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Draws small briefs and tasks. */
final class Briefs {
    static final Reminders REMINDERS = new Reminders(86_400_000L, List.of(86_400_000L), 10, null);

    private static final List<ConfirmationKind> ASKED =
            List.of(ConfirmationKind.PLAN, ConfirmationKind.TASK, ConfirmationKind.DISCOVERIES, ConfirmationKind.DONE);

    private final Dice dice;

    Briefs(Dice dice) {
        this.dice = dice;
    }

    Brief brief() {
        Mode mode = dice.chance(30) ? Mode.SYNC : Mode.ASYNC;
        int criteria = mode == Mode.SYNC ? dice.roll(3) : 1 + dice.roll(3);
        Strategy strategy = dice.one(Strategy.GIVEN, Strategy.GIVEN, Strategy.CRITERIA, Strategy.AGENT);
        if (strategy == Strategy.CRITERIA && criteria == 0) {
            strategy = Strategy.GIVEN;
        }
        List<Task> tasks = strategy == Strategy.GIVEN ? tasks("t", 1 + dice.roll(4)) : List.of();
        return new Brief(
                "name",
                "goal",
                mode,
                criteria(criteria, tasks),
                tasks,
                List.of(),
                List.of(),
                "",
                new Planning(strategy, "agents", "planners", 1 + dice.roll(3)),
                policy(),
                new Workspace(null),
                null,
                Map.of(),
                null);
    }

    /** Tasks that depend on earlier ones of theirs. */
    List<Task> tasks(String prefix, int count) {
        List<Task> tasks = new ArrayList<>();
        for (int place = 1; place <= count; place++) {
            List<String> before =
                    place > 1 && dice.chance(40) ? List.of(prefix + (1 + dice.roll(place - 1))) : List.of();
            tasks.add(task(prefix + place, before));
        }
        return tasks;
    }

    Task task(String id, List<String> dependsOn) {
        return new Task(
                id,
                "do " + id,
                "",
                dice.chance(3) ? World.NO_QUEUE : dice.one("agents", "command", null),
                "{}",
                dependsOn,
                dice.chance(30) ? List.of(dice.one("a", "a/b", "c")) : List.of(),
                dice.roll(5),
                300_000L,
                new Retry(1 + dice.roll(3), 1_000L),
                "",
                null,
                dice.chance(20) ? List.of(check()) : List.of(),
                null);
    }

    private List<Criterion> criteria(int count, List<Task> tasks) {
        List<Criterion> criteria = new ArrayList<>();
        for (int place = 1; place <= count; place++) {
            Check check = dice.chance(85) ? check() : null;
            List<String> provedBy = !tasks.isEmpty() && dice.chance(40)
                    ? List.of(dice.one(tasks).getId())
                    : List.of();
            criteria.add(
                    new Criterion("c" + place, dice.one("the `true` command passes", "it is good"), check, provedBy));
        }
        return criteria;
    }

    private Check check() {
        return switch (dice.roll(8)) {
            case 0 -> checked(CheckType.FILE).setPath("NOTES.md").build();
            case 1 ->
                checked(CheckType.HTTP)
                        .setUrl("http://127.0.0.1/")
                        .setExpectStatus(200)
                        .build();
            case 2, 3 -> checked(CheckType.AGENT).setQueue("judges").build();
            case 4 -> checked(CheckType.MANUAL).build();
            default ->
                checked(CheckType.COMMAND)
                        .setCommand("true")
                        .setTimeoutMs(60_000L)
                        .build();
        };
    }

    private static Check.Builder checked(CheckType type) {
        return Check.newBuilder().setType(type).setHeaders(Map.of()).setExpectHeaders(Map.of());
    }

    private Policy policy() {
        return new Policy(
                limits(),
                1 + dice.roll(3),
                dice.chance(65),
                dice.chance(65),
                dice.chance(75),
                dice.chance(75),
                dice.chance(75),
                confirm(),
                1 + dice.roll(3),
                dice.one("none", "minor", "major", "critical"),
                dice.chance(25) ? List.of(new Escalation("strong", 1 + dice.roll(2))) : List.of(),
                new Poll(dice.one(1_000L, 60_000L), 1 + dice.roll(4)),
                REMINDERS);
    }

    private Limits limits() {
        return new Limits(
                1 + dice.roll(4),
                1 + dice.roll(4),
                dice.chance(15) ? Long.valueOf(dice.one(60_000L, 3_600_000L)) : null,
                dice.chance(15) ? Long.valueOf(50) : null);
    }

    private List<ConfirmationKind> confirm() {
        if (dice.chance(40)) {
            return null;
        }
        return ASKED.stream().filter(kind -> dice.chance(30)).toList();
    }
}
