package io.tightloop.standalone.containers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

/**
 * A Kafka broker, a schema registry and a PostgreSQL in containers of the images that the system properties {@code
 * containers.kafka}, {@code containers.registry} and {@code containers.postgres} name.
 */
public final class Installation implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(2);
    private static final String NAME = "tightloop";

    private final Network network = Network.newNetwork();
    private final GenericContainer<?> kafka;
    private final GenericContainer<?> registry;
    private final GenericContainer<?> postgres;

    private Installation() throws IOException {
        kafka = kafka(freePort());
        registry = registry();
        postgres = postgres();
    }

    /** Starts all three and returns when they answer. */
    public static Installation start() throws IOException {
        var installation = new Installation();
        try {
            List.of(installation.postgres, installation.kafka, installation.registry)
                    .forEach(GenericContainer::start);
            return installation;
        } catch (RuntimeException e) {
            installation.close();
            throw e;
        }
    }

    /** For {@code bootstrap.servers}. */
    public String bootstrap() {
        return address(kafka, 9092);
    }

    /** For {@code schema.registry.url}. */
    public String registryUrl() {
        return "http://" + address(registry, 8081);
    }

    /** Of the read model. */
    public String databaseUrl() {
        return "jdbc:postgresql://" + address(postgres, 5432) + "/" + NAME;
    }

    /** User of the database. */
    public String databaseUser() {
        return NAME;
    }

    /** Password of that user. */
    public String databasePassword() {
        return NAME;
    }

    @Override
    public void close() {
        registry.close();
        kafka.close();
        postgres.close();
        network.close();
    }

    private GenericContainer<?> container(String name) {
        var image = System.getProperty("containers." + name);
        if (image == null) {
            throw new IllegalStateException("the system property containers." + name + " names no image");
        }
        return new GenericContainer<>(DockerImageName.parse(image))
                .withNetwork(network)
                .withNetworkAliases(name)
                .withStartupTimeout(START);
    }

    /** Clients connect where the broker says it is, so that its port must be known before it starts. */
    private GenericContainer<?> kafka(int port) {
        var broker = container("kafka").withEnv(brokerSettings(port)).withExposedPorts(9092);
        broker.setPortBindings(List.of(port + ":9092"));
        return broker.waitingFor(Wait.forLogMessage(".*Kafka Server started.*\\n", 1));
    }

    private static Map<String, String> brokerSettings(int port) {
        var settings = new HashMap<>(Map.of(
                "KAFKA_NODE_ID", "1",
                "KAFKA_PROCESS_ROLES", "broker,controller",
                "KAFKA_LISTENERS", "PLAINTEXT://:9092,INSIDE://:19092,CONTROLLER://:9093",
                "KAFKA_ADVERTISED_LISTENERS", "PLAINTEXT://127.0.0.1:" + port + ",INSIDE://kafka:19092",
                "KAFKA_LISTENER_SECURITY_PROTOCOL_MAP", "PLAINTEXT:PLAINTEXT,INSIDE:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "KAFKA_INTER_BROKER_LISTENER_NAME", "INSIDE",
                "KAFKA_CONTROLLER_LISTENER_NAMES", "CONTROLLER",
                "KAFKA_CONTROLLER_QUORUM_VOTERS", "1@localhost:9093",
                "KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false"));
        for (var topic : List.of("OFFSETS_TOPIC", "TRANSACTION_STATE_LOG", "SHARE_COORDINATOR_STATE_TOPIC")) {
            settings.put("KAFKA_" + topic + "_REPLICATION_FACTOR", "1");
            settings.put("KAFKA_" + topic + "_NUM_PARTITIONS", "4");
        }
        settings.put("KAFKA_TRANSACTION_STATE_LOG_MIN_ISR", "1");
        settings.put("KAFKA_SHARE_COORDINATOR_STATE_TOPIC_MIN_ISR", "1");
        // As docs/operations.md advises: the defaults keep what a killed worker or service held for 45 s.
        settings.put("KAFKA_GROUP_SHARE_MIN_SESSION_TIMEOUT_MS", "3000");
        settings.put("KAFKA_GROUP_SHARE_SESSION_TIMEOUT_MS", "3000");
        settings.put("KAFKA_GROUP_SHARE_MIN_HEARTBEAT_INTERVAL_MS", "500");
        settings.put("KAFKA_GROUP_SHARE_HEARTBEAT_INTERVAL_MS", "500");
        settings.put("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0");
        return settings;
    }

    private GenericContainer<?> registry() {
        return container("registry")
                .withEnv("SCHEMA_REGISTRY_HOST_NAME", "registry")
                .withEnv("SCHEMA_REGISTRY_LISTENERS", "http://0.0.0.0:8081")
                .withEnv("SCHEMA_REGISTRY_KAFKASTORE_BOOTSTRAP_SERVERS", "PLAINTEXT://kafka:19092")
                .withExposedPorts(8081)
                .waitingFor(Wait.forHttp("/subjects"));
    }

    /** Ready when it says so for the second time: the first time it only makes the database. */
    private GenericContainer<?> postgres() {
        return container("postgres")
                .withEnv("POSTGRES_DB", NAME)
                .withEnv("POSTGRES_USER", NAME)
                .withEnv("POSTGRES_PASSWORD", NAME)
                .withExposedPorts(5432)
                .waitingFor(Wait.forLogMessage(".*database system is ready to accept connections.*\\n", 2));
    }

    private static String address(GenericContainer<?> container, int port) {
        return container.getHost() + ":" + container.getMappedPort(port);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
