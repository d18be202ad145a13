package io.tightloop.planner.api;

import io.tightloop.planner.view.CommandRow;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Answers to commands as they arrive: who waits for one gets it; the last 10,000 are remembered for repetitions. */
@Singleton
class AnswerBook {
    private static final int REMEMBERED = 10_000;

    private final Map<String, CompletableFuture<CommandRow>> waiting = new LinkedHashMap<>();
    private final Map<String, CommandRow> recent = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, CommandRow> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** The answer to this command (by {@link CommandRow#id}) once it comes; already done when it came lately. */
    synchronized CompletableFuture<CommandRow> expect(String id) {
        var known = recent.get(id);
        return known == null
                ? waiting.computeIfAbsent(id, _ -> new CompletableFuture<>()).copy()
                : CompletableFuture.completedFuture(known);
    }

    /** No one waits for this command any more. */
    synchronized void forget(String id) {
        waiting.remove(id);
    }

    void answered(CommandRow answer) {
        var future = remember(answer);
        if (future != null) {
            future.complete(answer);
        }
    }

    private synchronized CompletableFuture<CommandRow> remember(CommandRow answer) {
        recent.putIfAbsent(answer.id(), answer);
        return waiting.remove(answer.id());
    }
}
