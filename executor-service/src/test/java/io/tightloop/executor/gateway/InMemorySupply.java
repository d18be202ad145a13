package io.tightloop.executor.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.tightloop.schemas.WorkItem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Items of a queue in memory; what was not taken comes again, before all others. */
final class InMemorySupply implements WorkSupply {
    private final BlockingDeque<WorkItem> queue;
    private final int most;
    private final Consumer<String> happened;
    private final Set<Offer> acquired = new LinkedHashSet<>();

    /** @param happened is told what is done with the items */
    InMemorySupply(BlockingDeque<WorkItem> queue, int most, Consumer<String> happened) {
        this.queue = queue;
        this.most = most;
        this.happened = happened;
    }

    private final class Acquired implements Offer {
        private final WorkItem item;

        private Acquired(WorkItem item) {
            this.item = item;
        }

        @Override
        public WorkItem item() {
            return item;
        }

        @Override
        public void taken() {
            assertThat(acquired.remove(this)).isTrue();
            happened.accept("taken " + item.getSubject());
        }

        @Override
        public void giveBack() {
            assertThat(acquired.remove(this)).isTrue();
            queue.addFirst(item);
            happened.accept("given back " + item.getSubject());
        }
    }

    @Override
    public List<Offer> next(Duration longest) throws InterruptedException {
        assertThat(acquired).isEmpty();
        var first = queue.poll(longest.toMillis(), TimeUnit.MILLISECONDS);
        if (first != null) {
            var items = new ArrayList<>(List.of(first));
            queue.drainTo(items, most - 1);
            items.forEach(item -> acquired.add(new Acquired(item)));
        }
        return List.copyOf(acquired);
    }

    @Override
    public void settle() {}

    @Override
    public void stepAside() {
        happened.accept("aside");
    }

    @Override
    public void close() {
        List.copyOf(acquired).reversed().forEach(offer -> queue.addFirst(offer.item()));
        happened.accept("closed");
    }
}
