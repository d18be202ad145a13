package io.tightloop.standalone.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One server and one agent for all tests that leave them alive: they start with the first of them and end after the last. */
final class SharedServer implements ParameterResolver {
    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(SharedServer.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        var type = parameter.getParameter().getType();
        return type == StandaloneProcess.class || type == TestAgent.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var store = context.getRoot().getStore(NAMESPACE);
        var server = store.getOrComputeIfAbsent(Running.class, _ -> Running.start(), Running.class).server;
        return parameter.getParameter().getType() == StandaloneProcess.class
                ? server
                : store.getOrComputeIfAbsent(TestAgent.class, _ -> TestAgent.start(server.journal()), TestAgent.class);
    }

    private record Running(Path folder, StandaloneProcess server) implements AutoCloseable {
        static Running start() {
            try {
                var folder = Files.createTempDirectory("tightloop-system-");
                return new Running(folder, StandaloneProcess.start(folder, WebhookReceiver.ALLOWED));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            server.close();
            try (var files = Files.walk(folder)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
