package io.tightloop.baton.protocol;

/**
 * What one service knows about the baton of one session.
 *
 * @param holding whether this service acts for the session
 * @param start first part of the highest term seen: offset of the run's StartSession in commands; -1 for none
 * @param count second part of the highest term seen: handoffs since the start
 * @param answered offset in commands up to which every command of the session has been answered by someone; -1 for none
 * @param archived whether the live state is gone and this is the tombstone
 * @param memory what the service remembers of an archived session; empty for nothing
 * @param archivedAt when it was archived, ms since the epoch; 0 when it was not
 */
public record Custody(
        boolean holding, long start, int count, long answered, boolean archived, String memory, long archivedAt) {

    /** A session that this service has never held or seen a handoff of. */
    public static final Custody UNKNOWN = new Custody(false, -1, 0, -1, false, "", 0);

    /** Whether a run was ever seen. */
    public boolean known() {
        return start >= 0;
    }

    /** Whether a term is above every term seen. */
    boolean below(long otherStart, int otherCount) {
        return otherStart > start || (otherStart == start && otherCount > count);
    }
}
