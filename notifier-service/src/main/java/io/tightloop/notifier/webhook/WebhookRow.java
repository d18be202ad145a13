package io.tightloop.notifier.webhook;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.tightloop.baton.rows.Json;
import io.tightloop.notifier.webhook.send.Secret;
import java.util.List;
import java.util.Map;

/**
 * Somebody who is told by HTTP.
 *
 * @param url where; empty for {@link #CALLBACKS}
 * @param kinds of notifications in upper case, a JSON list as text; an empty one lets all through
 * @param names of sessions, likewise
 * @param labels that a session must have, a JSON object as text
 * @param previousSecret signs too while {@code previousUntil} (ms since the epoch) is not over; null for none
 * @param state {@link State}
 * @param stateReason why it is not ACTIVE, for people
 * @param failures attempts that have failed since the last one that did not
 * @param createdAt ms since the epoch
 * @param updatedAt ms since the epoch, of what a person can change
 */
@MappedEntity("webhooks")
public record WebhookRow(
        @Id String id,
        String url,
        String description,
        String kinds,
        String names,
        String labels,
        String secret,
        @Nullable String previousSecret,
        @Nullable Long previousUntil,
        String state,
        String stateReason,
        int failures,
        long createdAt,
        long updatedAt) {
    /** Id of what stands for the addresses that briefs and tasks name. */
    public static final String CALLBACKS = "callbacks";

    /** Whether deliveries are made. */
    public enum State {
        /** They are. */
        ACTIVE,
        /** Too many have failed; those to come are kept until a person says that it goes on. */
        PAUSED,
        /** A person has switched it off; nothing is kept for it. */
        DISABLED,
        /** The receiver has answered 410: nothing is kept for it. */
        GONE
    }

    /** Whether deliveries are planned for it. */
    boolean listens() {
        return state.equals(State.ACTIVE.name()) || state.equals(State.PAUSED.name());
    }

    /** Kinds that it wants; none for all. */
    public List<String> kindList() {
        return Json.list(kinds);
    }

    /** Names of sessions that it wants to hear of; none for all. */
    public List<String> nameList() {
        return Json.list(names);
    }

    /** Labels that a session must have. */
    public Map<String, String> labelsByName() {
        return Json.texts(labels);
    }

    /** What signs at some time, ms since the epoch: two while the secret rotates. */
    List<Secret> secrets(long now) {
        return previousSecret != null && previousUntil > now
                ? List.of(new Secret(secret), new Secret(previousSecret))
                : List.of(new Secret(secret));
    }

    /** Wanting something else. */
    public WebhookRow wanting(
            String where, String what, String kindsWanted, String namesWanted, String labelsWanted, long now) {
        return new WebhookRow(
                id,
                where,
                what,
                kindsWanted,
                namesWanted,
                labelsWanted,
                secret,
                previousSecret,
                previousUntil,
                state,
                stateReason,
                failures,
                createdAt,
                now);
    }

    /** With another secret; the one before signs too until then. */
    public WebhookRow rotated(String next, long until, long now) {
        return new WebhookRow(
                id,
                url,
                description,
                kinds,
                names,
                labels,
                next,
                secret,
                until,
                state,
                stateReason,
                failures,
                createdAt,
                now);
    }

    /** After so many failed attempts in a row. */
    WebhookRow failed(int attempts) {
        return new WebhookRow(
                id,
                url,
                description,
                kinds,
                names,
                labels,
                secret,
                previousSecret,
                previousUntil,
                state,
                stateReason,
                attempts,
                createdAt,
                updatedAt);
    }

    /** In another state. */
    public WebhookRow in(State next, String why, long now) {
        return new WebhookRow(
                id,
                url,
                description,
                kinds,
                names,
                labels,
                secret,
                previousSecret,
                previousUntil,
                next.name(),
                why,
                next == State.ACTIVE ? 0 : failures,
                createdAt,
                now);
    }
}
