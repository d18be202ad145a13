package io.tightloop.planner.view;

import io.micronaut.core.annotation.Introspected;

/**
 * A session that goes on though its parent was interrupted.
 *
 * @param commandId of the BREAK that it is sent: the same however often it is sent for one end of the parent
 * @param since the later of that end and its start, ms since the epoch
 */
@Introspected
record Orphan(String commandId, String parentId, String childId, long since) {}
