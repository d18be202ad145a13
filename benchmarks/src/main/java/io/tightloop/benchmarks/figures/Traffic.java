package io.tightloop.benchmarks.figures;

/**
 * What was written to topics.
 *
 * @param records offsets, so that markers of transactions count, too
 * @param bytes of the logs; less than was written when a changelog was compacted meanwhile
 */
public record Traffic(double records, double bytes) {
    static final Traffic NOTHING = new Traffic(0, 0);

    Traffic and(Traffic more) {
        return new Traffic(records + more.records, bytes + more.bytes);
    }

    Traffic since(Traffic before) {
        return new Traffic(records - before.records, Math.max(0, bytes - before.bytes));
    }

    Traffic over(long sessions) {
        return new Traffic(records / sessions, bytes / sessions);
    }
}
