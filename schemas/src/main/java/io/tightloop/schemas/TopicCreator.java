package io.tightloop.schemas;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Creates the declared topics where they are missing and refuses to run on a wrong number of partitions. */
public final class TopicCreator {
    private static final long TIMEOUT_S = 60;
    private static final long FRESH_NS = TimeUnit.MILLISECONDS.toNanos(50);

    private final Admin admin;
    private final Topics topics;
    private final Set<String> known = ConcurrentHashMap.newKeySet();
    private Set<String> listed = Set.of();
    private long listedAt;

    public TopicCreator(Admin admin, Topics topics) {
        this.admin = admin;
        this.topics = topics;
    }

    /**
     * Creates all session topics and the queues of the built-in workers.
     *
     * @throws IllegalStateException when one exists with another number of partitions, or the cluster does not answer
     */
    public void createSessionTopics() {
        List<Topics.Topic> wanted = topics.session();
        create(wanted);
        Topics.BUILT_IN_QUEUES.forEach(this::createQueue);
        describe(wanted).forEach((name, description) -> {
            int partitions = description.partitions().size();
            if (partitions != topics.partitions()) {
                throw new IllegalStateException(
                        "topic %s has %d partitions, but %d are configured: the number is fixed for the life of an installation"
                                .formatted(name, partitions, topics.partitions()));
            }
        });
    }

    /** Makes a queue known: creates its topic where it is missing. */
    public void createQueue(String queue) {
        if (!known.contains(queue)) {
            create(List.of(topics.queue(queue)));
            // Whoever asks for it next must find it.
            describe(List.of(topics.queue(queue)));
            known.add(queue);
        }
    }

    /**
     * Whether there is a queue of this name. However many names are asked for, the cluster is asked at most once in 50 ms.
     *
     * @throws IllegalStateException when the cluster does not answer
     */
    public boolean knowsQueue(String queue) {
        if (known.contains(queue)) {
            return true;
        }
        if (!Topics.queueName(queue) || !listed().contains(topics.work(queue))) {
            return false;
        }
        known.add(queue);
        return true;
    }

    private synchronized Set<String> listed() {
        long now = System.nanoTime();
        if (listed.isEmpty() || now - listedAt > FRESH_NS) {
            listed = await(() -> admin.listTopics().names().get(TIMEOUT_S, TimeUnit.SECONDS));
            listedAt = now;
        }
        return listed;
    }

    private void create(List<Topics.Topic> wanted) {
        Collection<KafkaFuture<Void>> created = admin.createTopics(wanted.stream()
                        .map(topic -> new NewTopic(topic.name(), topics.partitions(), topics.replication())
                                .configs(topic.config()))
                        .toList())
                .values()
                .values();
        created.forEach(future -> await(() -> {
            try {
                return future.get(TIMEOUT_S, TimeUnit.SECONDS);
            } catch (ExecutionException e) {
                if (e.getCause() instanceof TopicExistsException) {
                    return null;
                }
                throw e;
            }
        }));
    }

    /** A topic that was just created is not known to every broker at once. */
    private Map<String, TopicDescription> describe(List<Topics.Topic> wanted) {
        List<String> names = wanted.stream().map(Topics.Topic::name).toList();
        return await(() -> {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(TIMEOUT_S);
            while (true) {
                try {
                    return admin.describeTopics(names).allTopicNames().get(TIMEOUT_S, TimeUnit.SECONDS);
                } catch (ExecutionException e) {
                    if (!(e.getCause() instanceof UnknownTopicOrPartitionException) || System.nanoTime() > end) {
                        throw e;
                    }
                    Thread.sleep(20);
                }
            }
        });
    }

    private interface Call<T> {
        T run() throws ExecutionException, InterruptedException, TimeoutException;
    }

    private static <T> T await(Call<T> call) {
        try {
            return call.run();
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the Kafka cluster refused or did not answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the Kafka cluster", e);
        }
    }
}
