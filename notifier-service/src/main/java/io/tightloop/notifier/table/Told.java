package io.tightloop.notifier.table;

import java.util.Optional;

/**
 * A notification that is on its way, with the session that it is about.
 *
 * @param callbackUrl the address that asked for this one alone: the session's for its end, a task's for its end
 */
public record Told(NotificationRow notification, SessionRow session, Optional<String> callbackUrl) {}
