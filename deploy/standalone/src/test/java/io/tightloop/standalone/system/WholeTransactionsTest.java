package io.tightloop.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeProducersResult.PartitionProducerState;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.ProducerState;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker that ends in the middle of commits leaves each transaction whole; Kafka's own parts tear it (KAFKA-20734). */
class WholeTransactionsTest {
    private static final Duration START = Duration.ofSeconds(60);
    private static final int ENDS = 3;
    private static final int PRODUCERS = 12;
    private static final int COMMITS = 20;
    private static final List<TopicPartition> PARTITIONS = IntStream.range(0, 8)
            .mapToObj(number -> new TopicPartition("letters", number))
            .toList();

    @TempDir
    Path folder;

    private final String cluster = Uuid.randomUuid().toString();
    private final int port = StandaloneProcess.freePort();
    private final int controller = StandaloneProcess.freePort();

    WholeTransactionsTest() throws IOException {}

    @Test
    void a_stop_between_a_commit_and_its_markers_loses_no_marker() throws Exception {
        endedUnderLoad(JavaProcess::terminate);
    }

    @Test
    void a_kill_between_a_commit_and_its_markers_loses_no_marker() throws Exception {
        endedUnderLoad(JavaProcess::kill);
    }

    private void endedUnderLoad(Consumer<JavaProcess> end) throws Exception {
        for (int time = 0; time < ENDS; time++) {
            try (var broker = broker()) {
                load(() -> end.accept(broker));
                broker.awaitExit(START);
            }
            try (var broker = broker();
                    var admin = admin()) {
                assertThat(torn(admin)).as("time " + time + broker.errors()).isEmpty();
            }
        }
    }

    private JavaProcess broker() throws IOException {
        var broker = JavaProcess.commandLine(
                folder,
                List.of(
                        "broker",
                        "--data",
                        folder.resolve("data").toString(),
                        "--port",
                        "" + port,
                        "--cluster",
                        cluster,
                        "--controller",
                        "1=" + controller));
        broker.awaitLine("ready ", START);
        return broker;
    }

    /** Ends the broker while all producers commit one transaction after the other. */
    private void load(Runnable end) throws Exception {
        try (var admin = admin()) {
            if (admin.listTopics().names().get(30, TimeUnit.SECONDS).isEmpty()) {
                admin.createTopics(List.of(new NewTopic("letters", PARTITIONS.size(), (short) 1)))
                        .all()
                        .get(30, TimeUnit.SECONDS);
            }
        }
        var producers = new ArrayList<KafkaProducer<String, String>>();
        var threads = new ArrayList<Thread>();
        var commits = new CountDownLatch(PRODUCERS * COMMITS);
        for (int number = 0; number < PRODUCERS; number++) {
            var producer = producer(number);
            producers.add(producer);
            threads.add(Thread.ofVirtual().start(() -> commitUntilClosed(producer, commits)));
        }
        assertThat(commits.await(60, TimeUnit.SECONDS)).isTrue();
        end.run();
        producers.forEach(producer -> producer.close(Duration.ZERO));
        for (var thread : threads) {
            thread.join();
        }
    }

    private Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", "127.0.0.1:" + port));
    }

    private KafkaProducer<String, String> producer(int number) {
        return new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        "127.0.0.1:" + port,
                        "transactional.id",
                        "writer-" + number,
                        "max.block.ms",
                        20_000),
                new StringSerializer(),
                new StringSerializer());
    }

    private static void commitUntilClosed(KafkaProducer<String, String> producer, CountDownLatch commits) {
        producer.initTransactions();
        assertThatExceptionOfType(KafkaException.class).isThrownBy(() -> {
            while (true) {
                producer.beginTransaction();
                for (var partition : PARTITIONS) {
                    producer.send(new ProducerRecord<>(partition.topic(), partition.partition(), "key", "value"));
                }
                producer.commitTransaction();
                commits.countDown();
            }
        });
    }

    /** Producers by partition that have a transaction open there which its coordinator holds for complete. */
    private static Map<TopicPartition, Set<Long>> torn(Admin admin) throws Exception {
        var complete = producers(admin, EnumSet.of(TransactionState.COMPLETE_COMMIT, TransactionState.COMPLETE_ABORT));
        var open = admin.describeProducers(PARTITIONS).all().get(30, TimeUnit.SECONDS);
        return open.entrySet().stream()
                .map(partition -> Map.entry(partition.getKey(), open(partition.getValue(), complete)))
                .filter(partition -> !partition.getValue().isEmpty())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Set<Long> open(PartitionProducerState partition, Set<Long> among) {
        return partition.activeProducers().stream()
                .filter(producer -> producer.currentTransactionStartOffset().isPresent())
                .map(ProducerState::producerId)
                .filter(among::contains)
                .collect(Collectors.toSet());
    }

    /** Producers whose transactions are in one of these states, when none is being completed any more. */
    private static Set<Long> producers(Admin admin, Set<TransactionState> states) throws Exception {
        await("all commits are completed")
                .atMost(START)
                .until(() -> list(admin, EnumSet.allOf(TransactionState.class)).size() == PRODUCERS
                        && list(admin, EnumSet.of(TransactionState.PREPARE_COMMIT, TransactionState.PREPARE_ABORT))
                                .isEmpty());
        return list(admin, states);
    }

    private static Set<Long> list(Admin admin, Set<TransactionState> states) throws Exception {
        return admin
                .listTransactions(new ListTransactionsOptions().filterStates(states))
                .all()
                .get(30, TimeUnit.SECONDS)
                .stream()
                .map(TransactionListing::producerId)
                .collect(Collectors.toSet());
    }
}
