package io.tightloop.standalone.chaos.audit;

/**
 * Something that does not hold.
 *
 * @param session which session; empty when the record names none
 * @param what in words
 * @param where the record that shows it, {@code topic-partition@offset}
 */
public record Finding(Invariant invariant, String session, String what, String where) {}
