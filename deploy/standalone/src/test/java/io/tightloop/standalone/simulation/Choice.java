package io.tightloop.standalone.simulation;

/**
 * One thing that happens.
 *
 * @param kind what it is
 * @param salt decides its details; what it is about is whatever there is at that moment, so that it means something in
 *     every schedule
 */
record Choice(Kind kind, int salt) {
    enum Kind {
        /** Everything written is read by everyone, once and in time. */
        FLOW(24, 30),
        /** One service reads some records of one topic; perhaps without a commit. */
        READ(22, 6),
        /** A worker takes an item and answers. */
        WORK(22, 34),
        /** A worker says something about an item that it has, or had. */
        LATE(6, 3),
        /** Time passes. */
        CLOCK(7, 3),
        /** A person answers a question. */
        ANSWER(8, 20),
        /** A person says BREAK, DONE or CONTINUE. */
        SIGNAL(6, 1),
        /** A person or the front door sends any other command. */
        COMMAND(3, 2),
        /** A service dies, or something comes twice or unreadable. */
        FAULT(3, 2);

        private static final int SIDES = 101;

        private final int wild;
        private final int calm;

        Kind(int wild, int calm) {
            this.wild = wild;
            this.calm = calm;
        }

        /** @param calmly whether the session is to get far, rather than to be disturbed */
        static Kind drawn(Dice dice, boolean calmly) {
            int left = dice.roll(SIDES);
            for (Kind kind : values()) {
                left -= calmly ? kind.calm : kind.wild;
                if (left < 0) {
                    return kind;
                }
            }
            throw new IllegalStateException("the weights must add up to " + SIDES);
        }
    }
}
