package io.tightloop.standalone.simulation;

import io.tightloop.baton.Addressee;
import io.tightloop.baton.Phase;
import io.tightloop.baton.Turn;
import io.tightloop.baton.protocol.BatonProtocol;
import io.tightloop.schemas.Handoff;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.avro.specific.SpecificRecord;

/**
 * Services with one fault, which the rules must notice.
 *
 * @param name what is wrong with them
 * @param noticed what a rule says of it
 * @param cast the services
 */
record Fault(String name, String noticed, Cast cast) {

    @Override
    public String toString() {
        return name;
    }

    /** Services that write other events than they should. */
    static Fault says(String name, String noticed, Function<SpecificRecord, List<SpecificRecord>> instead) {
        return of(name, noticed, phase -> new PhaseBetween(phase) {
            @Override
            Turn seen(Turn turn) {
                return new TurnBetween(turn) {
                    @Override
                    public void emit(SpecificRecord event) {
                        instead.apply(event).forEach(turn::emit);
                    }

                    @Override
                    public void handOff(Function<Handoff, SpecificRecord> event) {
                        turn.handOff(baton -> instead.apply(event.apply(baton)).getFirst());
                    }
                };
            }
        });
    }

    /** Services that take commands and events for others than they are. */
    static Fault hears(String name, String noticed, UnaryOperator<SpecificRecord> instead) {
        return of(name, noticed, phase -> new PhaseBetween(phase) {
            @Override
            public void command(Turn turn, SpecificRecord command) {
                super.command(turn, instead.apply(command));
            }

            @Override
            public void event(Turn turn, SpecificRecord event) {
                super.event(turn, instead.apply(event));
            }
        });
    }

    /** Services with another phase; one phase serves one session. */
    static Fault of(String name, String noticed, UnaryOperator<Phase> instead) {
        return new Fault(name, noticed, new Cast() {
            @Override
            public Phase phase(String service) {
                return instead.apply(Cast.super.phase(service));
            }
        });
    }

    /** Services with other rules of the baton. */
    static Fault protocol(String name, String noticed, Function<Addressee, BatonProtocol> instead) {
        return new Fault(name, noticed, new Cast() {
            @Override
            public BatonProtocol protocol(Addressee service) {
                return instead.apply(service);
            }
        });
    }
}
