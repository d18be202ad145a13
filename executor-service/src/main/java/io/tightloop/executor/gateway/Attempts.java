package io.tightloop.executor.gateway;

import io.tightloop.schemas.Message;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What this instance has heard of claims lately: which are over, which are called off, and what their sessions were
 * told. The last 100,000 claims and 5,000 sessions, for an hour. Thread-safe.
 */
@Singleton
final class Attempts {
    private static final int CLAIMS = 100_000;
    private static final int SESSIONS = 5_000;
    private static final int MESSAGES = 20;
    private static final Duration AGE = Duration.ofHours(1);

    private final Recent<String> over = new Recent<>(CLAIMS, AGE, System::nanoTime);
    private final Recent<String> cancelled = new Recent<>(CLAIMS, AGE, System::nanoTime);
    private final Recent<List<Message>> said = new Recent<>(SESSIONS, AGE, System::nanoTime);
    private final Recent<Set<String>> told = new Recent<>(CLAIMS, AGE, System::nanoTime);

    /** A claim was given out together with these messages. */
    synchronized void claimed(String claimId, List<Message> messages) {
        if (!messages.isEmpty()) {
            told.put(claimId, messages.stream().map(Message::getId).collect(Collectors.toSet()));
        }
    }

    synchronized void over(String claimId, String reason) {
        over.put(claimId, reason);
    }

    /** Why this claim is over; empty when it is not, as far as is known here. */
    synchronized Optional<String> whyOver(String claimId) {
        return over.get(claimId);
    }

    synchronized void cancelled(String workId, String reason) {
        cancelled.put(workId, reason);
    }

    synchronized boolean isCancelled(String workId) {
        return cancelled.get(workId).isPresent();
    }

    /** A session was told something; it may be heard from each service. */
    synchronized void said(String sessionId, Message message) {
        var before = said.get(sessionId).orElse(List.of());
        if (before.stream().noneMatch(known -> known.getId().equals(message.getId()))) {
            var skipped = Math.max(0, before.size() + 1 - MESSAGES);
            said.put(
                    sessionId,
                    Stream.concat(before.stream().skip(skipped), Stream.of(message))
                            .toList());
        }
    }

    /** What the session was told and the claim's worker was not. */
    synchronized List<Message> news(String sessionId, String claimId) {
        var known = told.get(claimId).orElse(Set.of());
        var news = said.get(sessionId).orElse(List.of()).stream()
                .filter(message -> !known.contains(message.getId()))
                .toList();
        if (!news.isEmpty()) {
            var all = new HashSet<>(known);
            news.forEach(message -> all.add(message.getId()));
            told.put(claimId, all);
        }
        return news;
    }
}
