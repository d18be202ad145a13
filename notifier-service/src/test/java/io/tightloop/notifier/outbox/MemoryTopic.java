package io.tightloop.notifier.outbox;

import java.util.ArrayList;
import java.util.List;

/** A partition in memory: a new writer fences the one before, and what is written outlives whoever wrote it. */
final class MemoryTopic implements ShardTopic.Opener {
    /** A message with the store that told it. */
    record Message(String store, ShardTopic.Numbered numbered) {}

    private final List<Message> messages = new ArrayList<>();
    private int writers;

    @Override
    public ShardTopic open(int shard) {
        return new Writer();
    }

    List<Long> numbers() {
        return messages.stream().map(message -> message.numbered.number()).toList();
    }

    List<Message> messages() {
        return List.copyOf(messages);
    }

    private final class Writer implements ShardTopic {
        private int turn;

        @Override
        public long last(String store) {
            turn = ++writers;
            return messages.stream()
                    .filter(message -> message.store.equals(store))
                    .mapToLong(message -> message.numbered.number())
                    .reduce(0, (_, last) -> last);
        }

        @Override
        public void write(String store, List<Numbered> notifications) {
            if (turn != writers) {
                throw new IllegalStateException("fenced");
            }
            notifications.forEach(each -> messages.add(new Message(store, each)));
        }

        @Override
        public void close() {
            turn = -1;
        }
    }
}
