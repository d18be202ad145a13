package io.tightloop.baton;

/**
 * Where a session stands in one service.
 *
 * @param known whether the service has heard of it and not archived it
 * @param ended whether it has ended, and was not resumed
 * @param iteration its iteration, from 1; 0 when unknown
 */
public record Standing(boolean known, boolean ended, int iteration) {
    /** A session that the service has not heard of. */
    public static final Standing UNKNOWN = new Standing(false, false, 0);
}
