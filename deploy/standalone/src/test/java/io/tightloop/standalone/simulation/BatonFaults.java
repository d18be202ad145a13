package io.tightloop.standalone.simulation;

import io.tightloop.baton.Addressee;
import io.tightloop.baton.protocol.BatonProtocol;
import io.tightloop.baton.protocol.Custody;
import io.tightloop.baton.protocol.Ledger;
import java.util.stream.Stream;

/** Faults in the rules of the baton. */
final class BatonFaults {
    private BatonFaults() {}

    static Stream<Fault> all() {
        return Stream.of(
                Fault.protocol("a command in flight is lost", "is never answered", Greedy::new),
                Fault.protocol("ids of commands are forgotten", "is answered twice", Forgetful::new),
                Fault.protocol("a handoff is taken twice", "", Trusting::new),
                Fault.protocol("an archive stops half-way", "keeps for ever", Silent::new));
    }

    private static final class Greedy extends BatonProtocol {
        Greedy(Addressee me) {
            super(me);
        }

        @Override
        protected long position(Custody custody, long readUpTo) {
            return super.position(custody, readUpTo) + 1;
        }
    }

    private static final class Forgetful extends BatonProtocol {
        Forgetful(Addressee me) {
            super(me);
        }

        @Override
        protected boolean repeated(Ledger ledger, String commandId) {
            return false;
        }
    }

    private static final class Trusting extends BatonProtocol {
        Trusting(Addressee me) {
            super(me);
        }

        @Override
        protected boolean newer(Custody custody, long start, int count) {
            return true;
        }
    }

    private static final class Silent extends BatonProtocol {
        Silent(Addressee me) {
            super(me);
        }

        @Override
        public boolean passesArchiveOn(String next, String origin) {
            return false;
        }
    }
}
