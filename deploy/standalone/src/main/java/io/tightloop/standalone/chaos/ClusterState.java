package io.tightloop.standalone.chaos;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;

/** What the brokers say about themselves. */
final class ClusterState {
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private ClusterState() {}

    private static Admin admin(String bootstrap) {
        return Admin.create(
                Map.of("bootstrap.servers", bootstrap, "request.timeout.ms", 5_000, "default.api.timeout.ms", 5_000));
    }

    /** Waits until every partition has all of its replicas, at most a minute. */
    static void awaitInSync(String bootstrap) throws InterruptedException {
        long end = System.nanoTime() + LONGEST.toNanos();
        try (var admin = admin(bootstrap)) {
            while (!isInSync(admin) && System.nanoTime() < end) {
                Thread.sleep(100);
            }
        }
    }

    private static boolean isInSync(Admin admin) throws InterruptedException {
        try {
            var names = admin.listTopics().names().get(5, TimeUnit.SECONDS);
            return admin.describeTopics(names).allTopicNames().get(5, TimeUnit.SECONDS).values().stream()
                    .flatMap(topic -> topic.partitions().stream())
                    .allMatch(partition ->
                            partition.isr().size() == partition.replicas().size());
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }

    /** Bytes of all changelogs: what a service that has lost its memory reads again; negative when nobody says. */
    static long stateBytes(String bootstrap) throws InterruptedException {
        try (var admin = admin(bootstrap)) {
            var nodes = admin.describeCluster().nodes().get(5, TimeUnit.SECONDS);
            var logs =
                    admin.describeLogDirs(List.of(nodes.iterator().next().id())).allDescriptions();
            return logs.get(5, TimeUnit.SECONDS).values().stream()
                    .flatMap(folders -> folders.values().stream())
                    .flatMap(folder -> folder.replicaInfos().entrySet().stream())
                    .filter(replica -> replica.getKey().topic().endsWith("-changelog"))
                    .mapToLong(replica -> replica.getValue().size())
                    .sum();
        } catch (ExecutionException | TimeoutException e) {
            return -1;
        }
    }
}
