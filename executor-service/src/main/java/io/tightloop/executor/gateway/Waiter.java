package io.tightloop.executor.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A worker that waits for items of a queue; it has gone when nobody reads its answer any more. */
final class Waiter {
    private final ClaimRequest request;
    private final long deadline;
    private final List<ItemBody> items = new ArrayList<>();
    private final CompletableFuture<List<ItemBody>> answer = new CompletableFuture<>();

    /**
     * A waiter.
     *
     * @param deadline when it is answered at the latest, as {@link System#nanoTime} counts
     */
    Waiter(ClaimRequest request, long deadline) {
        this.request = request;
        this.deadline = deadline;
    }

    ClaimRequest request() {
        return request;
    }

    CompletableFuture<List<ItemBody>> answer() {
        return answer;
    }

    boolean isOver(long now) {
        return now - deadline >= 0;
    }

    boolean hasItems() {
        return !items.isEmpty();
    }

    /** How many more it takes. For the queue's thread alone, like those below. */
    int room() {
        return request.max() - items.size();
    }

    void give(ItemBody item) {
        items.add(item);
    }

    /** Answers with what it has. */
    void answerNow() {
        answer.complete(List.copyOf(items));
    }
}
