package io.tightloop.standalone.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedServer.class)
final class QueuesTest {
    private static final int ITEMS = 6 * Journal.TOPICS.partitions();

    private StandaloneProcess server;
    private Api api;

    @BeforeEach
    void use(StandaloneProcess shared) {
        server = shared;
        api = shared.api();
    }

    private static String threeTasksOn(String queue) {
        return """
            sessionId: on-%1$s
            goal: somebody comes
            mode: ASYNC
            policy: {parallel: {maxConcurrent: 3}}
            criteria:
              - {id: done, text: it is done, check: {type: file, path: done}}
            tasks:
              - {id: a, title: a, queue: %1$s}
              - {id: b, title: b, queue: %1$s}
              - {id: c, title: c, queue: %1$s}
            """.formatted(queue);
    }

    private JsonNode until(String queue, Predicate<JsonNode> holds) {
        return await("queue " + queue)
                .atMost(Api.PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> api.get("/v1/queues/" + queue).body(), holds);
    }

    private JsonNode untilDepth(String queue, int depth) {
        return until(queue, body -> body.path("depth").asInt(-1) == depth);
    }

    private static JsonNode worker(JsonNode queue, String name) {
        return StreamSupport.stream(queue.path("workers").spliterator(), false)
                .filter(worker -> worker.path("worker").asText().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not in " + queue));
    }

    private static boolean shows(JsonNode queue, String name, int running) {
        return StreamSupport.stream(queue.path("workers").spliterator(), false)
                .anyMatch(worker -> worker.path("worker").asText().equals(name)
                        && worker.path("running").asInt() == running);
    }

    private int put(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(server.uri().resolve(path))
                .timeout(Duration.ofSeconds(20))
                .PUT(BodyPublishers.noBody());
        return HttpClient.newHttpClient()
                .send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void items_that_nobody_has_taken_are_counted_with_the_age_of_the_oldest() throws Exception {
        var before = Instant.now();
        api.start(threeTasksOn("idle"));

        var waiting = untilDepth("idle", 3);

        assertThat(Instant.parse(waiting.path("oldestAt").asText())).isBetween(before.minusMillis(1), Instant.now());
        assertThat(Duration.parse(waiting.path("oldestAge").asText()))
                .isBetween(Duration.ZERO, Duration.between(before, Instant.now()));
        assertThat(waiting.path("depthAtLeast").asBoolean()).isFalse();
        try (var worker = NativeWorker.on("idle", "late", server.journal())) {
            for (int left = 2; left >= 1; left--) {
                worker.complete(worker.claim());
                assertThat(untilDepth("idle", left).path("oldestAge").asText()).startsWith("PT");
            }
            worker.claim();
            assertThat(untilDepth("idle", 0).path("oldestAge").isNull()).isTrue();
        }
        api.signal("on-idle", "{signal: BREAK}");
    }

    @Test
    void the_built_in_workers_are_seen_on_their_queues() {
        for (var queue : List.of("command", "file", "http")) {
            var seen = worker(until(queue, body -> !body.path("workers").isEmpty()), "built-in");

            assertThat(seen.path("capabilities").toString()).isEqualTo("[\"" + queue + "\"]");
        }
    }

    @Test
    void a_worker_is_seen_with_what_it_says_and_with_what_it_runs() throws Exception {
        try (var worker = NativeWorker.on("seen", "ada", server.journal())) {
            worker.announce("java", "review");
            var idle = worker(until("seen", body -> shows(body, "ada", 0)), "ada");
            assertThat(idle.path("capabilities").toString()).isEqualTo("[\"java\",\"review\"]");
            assertThat(Instant.parse(idle.path("lastSeen").asText()))
                    .isAfter(Instant.now().minusSeconds(60));

            api.start(threeTasksOn("seen"));
            var first = worker.claim();
            worker.claim();
            until("seen", body -> shows(body, "ada", 2));
            worker.complete(first);
            until("seen", body -> shows(body, "ada", 1));
        }
        api.signal("on-seen", "{signal: BREAK}");
    }

    @Test
    void who_asks_for_work_over_http_is_seen_and_makes_the_queue_known() {
        var claim = "{worker: eve, wait: 0s, capabilities: [prose]}";
        assertThat(api.post("/v1/work/asked/claim", Api.json(claim))
                        .accepted()
                        .body()
                        .path("items"))
                .isEmpty();

        var seen = worker(until("asked", body -> shows(body, "eve", 0)), "eve");

        assertThat(seen.path("capabilities").toString()).isEqualTo("[\"prose\"]");
    }

    @Test
    void a_queue_is_made_known_once_and_is_listed() throws Exception {
        api.get("/v1/queues/made").refused(404, "There is no such queue");

        assertThat(put("/v1/queues/made")).isEqualTo(201);
        assertThat(put("/v1/queues/made")).isEqualTo(200);

        assertThat(api.get("/v1/queues/made").accepted().body().path("depth").asInt(-1))
                .isZero();
        assertThat(api.get("/v1/queues?limit=200").body().path("items").findValuesAsText("queue"))
                .contains("command", "file", "http", "made")
                .isSorted();
    }

    @Test
    void more_workers_than_partitions_work_at_once_and_each_item_is_acknowledged_alone() throws Exception {
        var workers = new ArrayList<NativeWorker>();
        try {
            for (int i = 0; i < Journal.TOPICS.partitions() + 2; i++) {
                workers.add(NativeWorker.on("crowd", "w" + i, server.journal()));
            }
            enoughItemsOnEachPartitionOf("crowd");

            var held = new ArrayList<ConsumerRecord<String, byte[]>>();
            workers.forEach(worker -> held.add(worker.take()));
            assertThat(new HashSet<>(held.stream().map(QueuesTest::text).toList()))
                    .hasSize(workers.size());

            for (int i = 0; i < held.size(); i++) {
                workers.get(i).acknowledge(held.get(i), i == 0 ? AcknowledgeType.RELEASE : AcknowledgeType.ACCEPT);
            }
            var others = untilNothingIsLeft(workers, ITEMS - held.size() + 1);
            assertThat(others)
                    .filteredOn(taken -> taken.deliveryCount().orElseThrow() > 1)
                    .singleElement()
                    .satisfies(again -> assertThat(text(again)).isEqualTo(text(held.getFirst())));
            assertThat(untilDepth("crowd", 0).path("oldestAt").isNull()).isTrue();
        } finally {
            workers.forEach(NativeWorker::close);
        }
    }

    @Test
    void a_built_in_worker_that_is_busy_keeps_no_items_from_others() throws Exception {
        api.start(commands("busy", 4, "sleep 20"));
        until("command", body -> shows(body, "built-in", 4));
        try (var worker = NativeWorker.on("command", "free", server.journal())) {
            var sessions = oneOnEachPartition();
            sessions.forEach(session -> api.start(commands(session, 1, "true")));

            var taken = new HashSet<String>();
            for (int left = sessions.size(); left > 0; left--) {
                var claim = worker.claim();
                taken.add(claim.item().getSessionId());
                worker.complete(claim);
            }

            assertThat(taken).containsExactlyInAnyOrderElementsOf(sessions);
            assertThat(shows(api.get("/v1/queues/command").body(), "built-in", 4))
                    .as("the built-in worker is still busy")
                    .isTrue();
            sessions.forEach(session -> api.signal(session, "{signal: BREAK}"));
        }
        api.signal("busy", "{signal: BREAK}");
    }

    private static String commands(String session, int count, String command) {
        var tasks = IntStream.rangeClosed(1, count)
                .mapToObj(
                        i -> "  - {id: t%d, title: t, queue: command, input: {command: '%s'}}%n".formatted(i, command))
                .collect(Collectors.joining());
        return """
            sessionId: %s
            goal: commands run
            mode: ASYNC
            policy: {parallel: {maxConcurrent: 4}}
            criteria:
              - {id: done, text: it is done, check: {type: agent, queue: nobody}}
            tasks:
            %s\
            """.formatted(session, tasks);
    }

    /** Names of sessions, one for each partition. */
    private static List<String> oneOnEachPartition() {
        var names = new TreeMap<Integer, String>();
        for (int i = 0; names.size() < Journal.TOPICS.partitions(); i++) {
            var name = "free-" + i;
            int hash = Utils.toPositive(Utils.murmur2(name.getBytes(UTF_8)));
            names.putIfAbsent(hash % Journal.TOPICS.partitions(), name);
        }
        return List.copyOf(names.values());
    }

    /** So many that every worker finds one wherever the group sends it. */
    private void enoughItemsOnEachPartitionOf(String queue) throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", server.journal().bootstrap()),
                new StringSerializer(),
                new StringSerializer())) {
            for (int i = 0; i < ITEMS; i++) {
                var partition = i % Journal.TOPICS.partitions();
                producer.send(new ProducerRecord<>(Journal.TOPICS.work(queue), partition, "key", "item " + i))
                        .get();
            }
        }
    }

    /** Takes and accepts this many items with whichever worker gets them. */
    private static List<ConsumerRecord<String, byte[]>> untilNothingIsLeft(List<NativeWorker> workers, int items) {
        var taken = new ArrayList<ConsumerRecord<String, byte[]>>();
        await().pollInSameThread().atMost(Api.PATIENCE).until(() -> {
            for (var worker : workers) {
                Optional<ConsumerRecord<String, byte[]>> next = worker.poll();
                next.ifPresent(one -> {
                    taken.add(one);
                    worker.acknowledge(one, AcknowledgeType.ACCEPT);
                });
            }
            return taken.size() >= items;
        });
        return taken;
    }

    private static String text(ConsumerRecord<String, byte[]> taken) {
        return new String(taken.value(), UTF_8);
    }
}
