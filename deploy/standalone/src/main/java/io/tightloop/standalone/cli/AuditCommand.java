package io.tightloop.standalone.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tightloop.standalone.chaos.audit.Audit;
import io.tightloop.standalone.chaos.audit.Findings;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Audits an installation by its topics; exit code 1 when something does not hold. */
@Command(
        name = "audit",
        description = "Read an installation's topics, change nothing, and say whether anything was lost or doubled.")
final class AuditCommand implements Callable<Integer> {
    @Option(
            names = "--bootstrap",
            paramLabel = "HOST:PORT",
            defaultValue = "127.0.0.1:9092",
            description = "Kafka (default ${DEFAULT-VALUE})")
    private String bootstrap;

    @Option(
            names = "--registry",
            paramLabel = "URL",
            defaultValue = "http://127.0.0.1:8081",
            description = "schema registry (default ${DEFAULT-VALUE})")
    private String registry;

    @Option(
            names = "--prefix",
            paramLabel = "PREFIX",
            defaultValue = "tightloop.",
            description = "what the topics' names begin with (default ${DEFAULT-VALUE})")
    private String prefix;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "further settings of the Kafka client and schema.registry.*, a properties file")
    private Path config;

    @Option(names = "--json", description = "print the findings as JSON")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Map<String, String> settings = new HashMap<>();
        settings.put("bootstrap.servers", bootstrap);
        settings.put("schema.registry.url", registry);
        if (config != null) {
            settings.putAll(read(config));
        }
        Findings findings = Audit.of(settings, prefix);
        if (json) {
            System.out.println(
                    new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(findings));
        } else {
            new AuditView(System.out).print(findings);
        }
        return findings.clean() ? 0 : 1;
    }

    private static Map<String, String> read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (NoSuchFileException e) {
            throw new IOException("there is no file " + file, e);
        }
        Map<String, String> settings = new HashMap<>();
        properties.stringPropertyNames().forEach(name -> settings.put(name, properties.getProperty(name)));
        return settings;
    }
}
