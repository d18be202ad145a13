package io.tightloop.standalone.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tightloop.schemas.ArchiveSession;
import io.tightloop.schemas.Brief;
import io.tightloop.schemas.Check;
import io.tightloop.schemas.CheckType;
import io.tightloop.schemas.Criterion;
import io.tightloop.schemas.Limits;
import io.tightloop.schemas.Mode;
import io.tightloop.schemas.Planning;
import io.tightloop.schemas.Policy;
import io.tightloop.schemas.Poll;
import io.tightloop.schemas.Retry;
import io.tightloop.schemas.SendSignal;
import io.tightloop.schemas.Signal;
import io.tightloop.schemas.StartSession;
import io.tightloop.schemas.Strategy;
import io.tightloop.schemas.Task;
import io.tightloop.schemas.Verdict;
import io.tightloop.schemas.WaiveCriterion;
import io.tightloop.schemas.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

/**
 * Every order of deliveries of one session with one task and one criterion that fails at first, which is four handoffs
 * and the fifth: with every log of up to four commands, and with some of five.
 */
class InterleavingsTest {
    private static final List<Signal> SIGNALS = List.of(Signal.BREAK, Signal.DONE, Signal.CONTINUE);
    private static final List<Verdict> VERDICTS = List.of(Verdict.FAILED, Verdict.PASSED);
    private static final int AT_LEAST = 200_000;

    @Test
    void every_interleaving_keeps_the_rules() {
        int situations = logs().parallel().mapToInt(InterleavingsTest::explored).sum();

        assertThat(situations).as("situations visited").isGreaterThan(AT_LEAST);
    }

    private static int explored(List<SpecificRecord> commands) {
        Interleavings interleavings = new Interleavings(commands, VERDICTS);
        assertThat(interleavings.counterexample(Cast.REAL)).as("%s", commands).isEmpty();
        assertThat(interleavings.ends()).as("ends of %s", commands).isPositive();
        return interleavings.situations();
    }

    private static Stream<List<SpecificRecord>> logs() {
        List<List<SpecificRecord>> all = new ArrayList<>();
        List<List<SpecificRecord>> longest = List.of(List.of(start("1")));
        for (int length = 1; length <= 4; length++) {
            all.addAll(longest);
            longest = longest.stream()
                    .flatMap(log -> SIGNALS.stream().map(signal -> with(log, signal)))
                    .toList();
        }
        all.add(List.of(start("1"), signal("2", Signal.BREAK), archive("3"), start("4"), signal("5", Signal.BREAK)));
        all.add(List.of(start("1"), waive("2"), signal("3", Signal.DONE), archive("4"), archive("5")));
        return all.stream();
    }

    private static List<SpecificRecord> with(List<SpecificRecord> log, Signal signal) {
        List<SpecificRecord> longer = new ArrayList<>(log);
        longer.add(signal(Integer.toString(log.size() + 1), signal));
        return longer;
    }

    private static SpecificRecord start(String id) {
        return new StartSession(id, World.SESSION, brief(), "ann");
    }

    private static SpecificRecord signal(String id, Signal signal) {
        return new SendSignal(id, World.SESSION, signal, "why", "ann", null);
    }

    private static SpecificRecord archive(String id) {
        return new ArchiveSession(id, World.SESSION);
    }

    private static SpecificRecord waive(String id) {
        return new WaiveCriterion(id, World.SESSION, "c", "why", "ann", "bob");
    }

    private static Brief brief() {
        Check check = new Check(
                CheckType.COMMAND, "true", null, null, null, null, null, Map.of(), null, Map.of(), null, null);
        Task task = new Task(
                "t",
                "do it",
                "",
                "agents",
                "{}",
                List.of(),
                List.of(),
                2,
                60_000L,
                new Retry(3, 1_000L),
                "",
                null,
                List.of(),
                null);
        return new Brief(
                "name",
                "goal",
                Mode.ASYNC,
                List.of(new Criterion("c", "it works", check, List.of())),
                List.of(task),
                List.of(),
                List.of(),
                "",
                new Planning(Strategy.GIVEN, "agents", "planners", 3),
                new Policy(
                        new Limits(5, 2, null, null),
                        1,
                        true,
                        true,
                        true,
                        true,
                        true,
                        List.of(),
                        3,
                        "minor",
                        List.of(),
                        new Poll(60_000L, 120),
                        Briefs.REMINDERS),
                new Workspace(null),
                null,
                Map.of(),
                null);
    }
}
