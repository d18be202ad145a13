package io.tightloop.standalone.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The three deciders and the baton together under random schedules (design section 4). {@code -Dsimulation.schedules=N}
 * plays more of them, {@code -Dsimulation.from=SEED} others, {@code -Dsimulation.seed=SEED} tells one.
 */
class SimulationTest {
    private static final long SCHEDULES = Long.getLong("simulation.schedules", 100_000);
    private static final long FROM = Long.getLong("simulation.from", 1);
    private static final long ENOUGH_FOR_A_FAULT = 20_000;
    private static final long ENCODED = 500;
    private static final int LAST_LINES = 80;

    @Test
    void every_schedule_keeps_the_rules() {
        Long seed = Long.getLong("simulation.seed");
        if (seed != null) {
            Schedule schedule = Schedule.of(seed);
            assertThat(Play.of(schedule, Cast.REAL)).as(story(schedule)).isEmpty();
            System.out.println(story(schedule));
            return;
        }
        failing(FROM, SCHEDULES, Cast.REAL).ifPresent(schedule -> fail(story(schedule)));
    }

    @Test
    void messages_and_state_survive_as_bytes() {
        failing(FROM, ENCODED, new Encoded()).ifPresent(schedule -> fail(story(schedule)));
    }

    @Test
    void a_seed_always_tells_the_same_story() {
        assertThat(Play.told(Schedule.of(FROM), Cast.REAL)).isEqualTo(Play.told(Schedule.of(FROM), Cast.REAL));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void every_fault_is_noticed(Fault fault) {
        Optional<String> noticed = LongStream.range(FROM, FROM + ENOUGH_FOR_A_FAULT)
                .mapToObj(Schedule::of)
                .flatMap(schedule -> Play.of(schedule, fault.cast()).stream())
                .map(Violation::getMessage)
                .filter(rule -> rule.contains(fault.noticed()))
                .findFirst();

        assertThat(noticed).as(fault.name()).isPresent();
    }

    @Test
    void a_failing_schedule_is_shortened_to_what_matters() {
        Fault fault = Faults.all().findFirst().orElseThrow();
        Schedule failing = failing(FROM, ENOUGH_FOR_A_FAULT, fault.cast()).orElseThrow();

        Schedule shortest = new Shrinker(fault.cast()).shortest(failing);

        assertThat(shortest.choices()).hasSizeLessThanOrEqualTo(3);
        assertThat(Play.of(shortest, fault.cast())).isPresent();
    }

    static Stream<Fault> faults() {
        return Stream.concat(Faults.all(), BatonFaults.all());
    }

    /** The first schedule in which something goes wrong. */
    private static Optional<Schedule> failing(long from, long schedules, Cast cast) {
        return LongStream.range(from, from + schedules)
                .parallel()
                .mapToObj(Schedule::of)
                .filter(schedule -> Play.of(schedule, cast).isPresent())
                .findFirst();
    }

    /** What happens in a schedule, as short as it can be told, and how to see it again. */
    private static String story(Schedule schedule) {
        Schedule shortest =
                Play.of(schedule, Cast.REAL).isPresent() ? new Shrinker(Cast.REAL).shortest(schedule) : schedule;
        List<String> lines = Play.told(shortest, Cast.REAL);
        return "%s%n%s%nagain: ./mvnw -pl deploy/standalone test -Dtest=SimulationTest -Dsimulation.seed=%d%n"
                .formatted(
                        shortest,
                        String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size())),
                        schedule.seed());
    }
}
