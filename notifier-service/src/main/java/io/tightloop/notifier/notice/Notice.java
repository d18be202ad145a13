package io.tightloop.notifier.notice;

import io.tightloop.schemas.NotificationKind;
import io.tightloop.schemas.Phase;

/**
 * One thing to tell of a session, before it is known who wants to hear it.
 *
 * @param iteration from 1; 0 when the event does not say it
 * @param subject task, criterion, confirmation or webhook; empty for the session as a whole
 * @param text one sentence for people
 * @param data a JSON object as text
 * @param at when it happened, ms since the epoch
 */
public record Notice(
        NotificationKind kind, Phase phase, int iteration, String subject, String text, String data, long at) {

    /** One of the session as a whole. */
    static Notice of(NotificationKind kind, Phase phase, int iteration, String text, Data data, long at) {
        return new Notice(kind, phase, iteration, "", text, data.text(), at);
    }
}
