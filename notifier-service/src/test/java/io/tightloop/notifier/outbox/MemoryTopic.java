package io.tightloop.notifier.outbox;

import java.util.ArrayList;
import java.util.List;

/** A partition in memory: a new writer fences the one before, and what is written outlives whoever wrote it. */
public final class MemoryTopic implements ShardTopic.Opener {
    /** A message with the store that told it. */
    public record Message(String store, ShardTopic.Numbered numbered) {}

    private final List<Message> messages = new ArrayList<>();
    private int writers;

    @Override
    public ShardTopic open(int shard) {
        return new Writer();
    }

    List<Long> numbers() {
        return messages().stream().map(message -> message.numbered.number()).toList();
    }

    public synchronized List<Message> messages() {
        return List.copyOf(messages);
    }

    /** How often somebody has begun to write. */
    public synchronized int writers() {
        return writers;
    }

    private synchronized int begin() {
        return ++writers;
    }

    private synchronized void write(int turn, List<Message> more) {
        if (turn != writers) {
            throw new IllegalStateException("fenced");
        }
        messages.addAll(more);
    }

    private final class Writer implements ShardTopic {
        private int turn;

        @Override
        public long last(String store) {
            turn = begin();
            return messages().stream()
                    .filter(message -> message.store.equals(store))
                    .mapToLong(message -> message.numbered.number())
                    .reduce(0, (_, last) -> last);
        }

        @Override
        public void write(String store, List<Numbered> notifications) {
            MemoryTopic.this.write(
                    turn,
                    notifications.stream().map(each -> new Message(store, each)).toList());
        }

        @Override
        public void close() {
            turn = -1;
        }
    }
}
