package io.tightloop.planner.api;

import java.util.Map;

/**
 * How far a service has read the events of the one before it.
 *
 * @param members whether any instance of it runs
 * @param settled whether its instances have their partitions and, as far as is known, the state of them
 * @param next by partition, the offset of the first event that it has not read
 */
record Reading(boolean members, boolean settled, Map<Integer, Long> next) {
    /** How a service stands to a session. */
    enum Standing {
        /** It has read all of it. */
        READ,
        /** It runs and has not read all of it. */
        BEHIND,
        /** It takes over partitions or restores their state. */
        RESTORING,
        /** It does not run. */
        ABSENT
    }

    /** To a session of this partition, of which it must have read what is at this offset; -1 for nothing. */
    Standing to(int partition, long offset) {
        if (!members) {
            return Standing.ABSENT;
        }
        if (!settled) {
            return Standing.RESTORING;
        }
        return next.getOrDefault(partition, 0L) > offset ? Standing.READ : Standing.BEHIND;
    }
}
