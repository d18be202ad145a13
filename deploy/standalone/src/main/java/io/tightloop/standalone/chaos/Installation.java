package io.tightloop.standalone.chaos;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.common.Uuid;

/** All parts of one installation, each a process of its own, with a proxy between each service and what it stands on. */
final class Installation implements AutoCloseable {
    static final List<String> SERVICES = List.of("planner", "executor", "reviewer");
    static final String NOTIFIER = "notifier";
    private static final List<String> CLIENTS = List.of("planner", "executor", "reviewer", NOTIFIER, "workers");
    /** Those with tables of their own. */
    private static final Set<String> KEEPERS = Set.of("planner", NOTIFIER);

    private final Path folder;
    private final Launch launch;
    private final int brokers;
    private final Ports ports = new Ports();
    private final Map<String, Part> parts = new LinkedHashMap<>();
    private final Map<String, List<Proxy>> proxies = new LinkedHashMap<>();
    private final Map<String, String> doors = new LinkedHashMap<>();
    private final List<Integer> clientPorts = new ArrayList<>();
    private final int registryPort = ports.next();
    private final int databasePort = ports.next();
    private final int frontDoorPort = ports.next();
    private int further;
    private final int registry;
    private final int database;

    /** An installation that does not run yet. */
    Installation(Path folder, Launch launch, int brokers) {
        this.folder = folder;
        this.launch = launch;
        this.brokers = brokers;
        addBrokers();
        add("registry", () -> launch.command(registryArguments()), _ -> Asked.listens(registryPort));
        add("database", () -> launch.database(folder("database"), databasePort), _ -> Asked.listens(databasePort));
        registry = proxied("registry", registryPort);
        database = proxied("database", databasePort);
        SERVICES.forEach(name -> addService(name, "0", name.equals("planner") ? frontDoorPort : ports.next()));
        addService(NOTIFIER, "0", ports.next());
        addWorkers();
    }

    private Path folder(String part) {
        return folder.resolve(part);
    }

    private void add(String name, Supplier<List<String>> command, Predicate<Part> ready) {
        parts.put(name, new Part(name, folder(name), command, ready));
    }

    private int proxied(String name, int target) {
        int port = ports.next();
        proxies.computeIfAbsent(name, _ -> new ArrayList<>()).add(Proxy.start(port, target));
        return port;
    }

    private void addBrokers() {
        var controllers = new TreeMap<Integer, Integer>();
        for (int id = 1; id <= brokers; id++) {
            controllers.put(id, ports.next());
        }
        var cluster = Uuid.randomUuid().toString();
        for (int id : controllers.keySet()) {
            addBroker(id, cluster, controllers);
        }
    }

    private void addBroker(int id, String cluster, TreeMap<Integer, Integer> controllers) {
        int port = ports.next();
        clientPorts.add(port);
        var name = brokers == 1 ? "broker" : "broker-" + id;
        var arguments = new ArrayList<>(List.of("broker", "--data", "data", "--port", "" + port, "--node", "" + id));
        arguments.addAll(List.of("--cluster", cluster));
        controllers.forEach((node, controller) -> arguments.addAll(List.of("--controller", node + "=" + controller)));
        for (var client : CLIENTS) {
            int door = ports.next();
            int advertised = proxied("kafka-" + client, door);
            doors.merge(client, "127.0.0.1:" + advertised, (known, more) -> known + "," + more);
            arguments.addAll(List.of("--door", client + "=" + door + ":" + advertised));
        }
        add(name, () -> launch.command(arguments), Part::saysReady);
    }

    private List<String> registryArguments() {
        return List.of("registry", "--data", "data", "--port", "" + registryPort);
    }

    private void addService(String name, String instance, int port) {
        var part = instance.equals("0") ? name : name + "-" + instance;
        var properties = new ArrayList<>(List.of(
                "micronaut.server.port=" + port,
                "tightloop.bootstrap=" + doors.get(name),
                "tightloop.replication=" + brokers,
                "tightloop.instance=" + instance,
                "tightloop.data=" + folder(part).resolve("data"),
                "tightloop.payloads.url=" + payloads(),
                "schema.registry.url=http://127.0.0.1:" + registry));
        if (KEEPERS.contains(name)) {
            properties.add("datasources.%1$s.url=jdbc:h2:tcp://127.0.0.1:%2$d/%1$s".formatted(name, database)
                    + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH");
        }
        add(part, () -> launch.service(name, properties), _ -> Asked.ready(port));
    }

    private String payloads() {
        return folder.resolve("payloads").toString();
    }

    private void addWorkers() {
        var arguments = List.of(
                "workers",
                "--bootstrap",
                doors.get("workers"),
                "--registry",
                "http://127.0.0.1:" + registry,
                "--workspace",
                "workspace",
                "--payloads",
                payloads(),
                "--replication",
                "" + brokers);
        add("workers", () -> launch.command(arguments), Part::saysReady);
    }

    /** Starts everything and returns when all of it takes work. */
    void start(Say say) throws InterruptedException {
        FullDisk.mount(folder(FullDisk.VICTIM).resolve("data"));
        startAndAwait(brokerNames());
        if (!launch.isTrained("broker")) {
            train(say, brokerNames());
        }
        startAndAwait(List.of("registry", "database"));
        startAndAwait(CLIENTS);
        train(say, CLIENTS.stream().filter(name -> !launch.isTrained(name)).toList());
        say.line("%d processes are ready: %s", parts.size(), String.join(", ", parts.keySet()));
    }

    /** Ends once in order what has left no archive of its classes yet, so that starts after faults are as quick as can be. */
    private void train(Say say, List<String> untrained) throws InterruptedException {
        if (!untrained.isEmpty()) {
            say.line("%s end and start once, which makes later starts quicker", String.join(", ", untrained));
            for (var name : untrained) {
                parts.get(name).end();
            }
            startAndAwait(untrained);
        }
    }

    private void startAndAwait(List<String> names) throws InterruptedException {
        names.forEach(name -> parts.get(name).start());
        for (var name : names) {
            parts.get(name).awaitReady();
        }
    }

    /** One more instance of a service, which does not run yet. */
    Part further(String service) {
        var instance = Integer.toString(1 + further++);
        addService(service, instance, ports.next());
        return parts.get(service + "-" + instance);
    }

    Part part(String name) {
        return parts.get(name);
    }

    List<String> brokerNames() {
        return parts.keySet().stream().filter(name -> name.startsWith("broker")).toList();
    }

    List<Proxy> proxies(String name) {
        return proxies.get(name);
    }

    /** Kafka as the suite itself reaches it: past the proxies. */
    String bootstrap() {
        return clientPorts.stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(","));
    }

    String registryUrl() {
        return "http://127.0.0.1:" + registryPort;
    }

    URI frontDoor() {
        return URI.create("http://127.0.0.1:" + frontDoorPort);
    }

    /** Ends every process, however it stands. */
    @Override
    public void close() {
        parts.values().forEach(Part::discard);
        proxies.values().forEach(all -> all.forEach(Proxy::close));
        FullDisk.unmount(folder(FullDisk.VICTIM).resolve("data"));
    }
}
