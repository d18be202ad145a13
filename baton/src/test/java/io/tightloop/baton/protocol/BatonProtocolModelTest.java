package io.tightloop.baton.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.tightloop.baton.Addressee;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Every interleaving of one session among the three services: up to 5 commands and 4 handoffs, every message delivered
 * again as often and as late as can be. Each rule that carries the protocol is taken out in turn, which must go wrong.
 */
class BatonProtocolModelTest {
    private static final int COMMANDS = 5;
    private static final int HANDOFFS = 4;
    private static final long AT_LEAST = 1_000_000;

    @Test
    void every_command_is_answered_once_by_the_one_holder() {
        AtomicLong situations = new AtomicLong();
        List<List<String>> wrong = logs().parallelStream()
                .flatMap(log -> {
                    Explorer explorer = new Explorer();
                    Optional<List<String>> found = explorer.counterexample(List.of(ring(BatonProtocol::new, log)));
                    situations.addAndGet(explorer.situations());
                    return found.stream();
                })
                .toList();

        assertThat(wrong)
                .as("ways to a wrong situation, of %s situations", situations)
                .isEmpty();
        assertThat(situations.get()).as("situations visited").isGreaterThan(AT_LEAST);
    }

    @Test
    void passing_on_only_what_was_read_answers_a_command_twice() {
        assertThat(shortestWayWrong(me -> new BatonProtocol(me) {
                    @Override
                    protected long position(Custody custody, long readUpTo) {
                        return readUpTo;
                    }
                }))
                .last()
                .asString()
                .endsWith("is answered twice");
    }

    @Test
    void taking_any_term_makes_a_second_holder() {
        assertThat(shortestWayWrong(me -> new BatonProtocol(me) {
                    @Override
                    protected boolean newer(Custody custody, long start, int count) {
                        return true;
                    }
                }))
                .last()
                .isEqualTo("2 batons instead of 1");
    }

    @Test
    void forgetting_ids_answers_a_command_twice() {
        assertThat(shortestWayWrong(me -> new BatonProtocol(me) {
                    @Override
                    protected boolean repeated(Ledger ledger, String commandId) {
                        return false;
                    }
                }))
                .last()
                .asString()
                .endsWith("is answered twice");
    }

    @Test
    void an_archive_that_stops_at_the_next_service_leaves_a_command_kept_for_ever() {
        assertThat(shortestWayWrong(me -> new BatonProtocol(me) {
                    @Override
                    public boolean passesArchiveOn(String next, String origin) {
                        return false;
                    }
                }))
                .last()
                .isEqualTo("a command is kept for ever after the archive");
    }

    @Test
    void an_archive_that_covers_what_is_kept_leaves_a_command_unanswered() {
        assertThat(shortestWayWrong(me -> new BatonProtocol(me) {
                    @Override
                    protected long answeredUpTo(Ledger ledger, long readUpTo) {
                        return readUpTo;
                    }
                }))
                .last()
                .asString()
                .endsWith("is never answered");
    }

    /** The shortest way among the shortest logs that go wrong, which is printed. */
    private static List<String> shortestWayWrong(Function<Addressee, BatonProtocol> mutation) {
        for (int commands = 1; commands <= COMMANDS; commands++) {
            List<Ring> rings = Logged.logsOf(commands).stream()
                    .map(log -> ring(mutation, log))
                    .toList();
            Optional<List<String>> way = new Explorer().counterexample(rings);
            if (way.isPresent()) {
                System.out.println(String.join(System.lineSeparator() + "  ", way.get()));
                return way.get();
            }
        }
        return List.of("nothing goes wrong");
    }

    private static List<List<Logged>> logs() {
        return IntStream.rangeClosed(1, COMMANDS)
                .mapToObj(Logged::logsOf)
                .flatMap(List::stream)
                .toList();
    }

    private static Ring ring(Function<Addressee, BatonProtocol> protocol, List<Logged> log) {
        List<BatonProtocol> protocols = List.of(
                protocol.apply(Addressee.PLANNER),
                protocol.apply(Addressee.EXECUTOR),
                protocol.apply(Addressee.REVIEWER));
        return new Ring(protocols, log, HANDOFFS);
    }
}
