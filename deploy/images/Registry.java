import io.tightloop.standalone.registry.LoopbackRegistry;
import java.io.IOException;
import java.nio.file.Path;

/** Runs the standalone server's schema registry alone. */
final class Registry {
    private Registry() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        try (var registry = LoopbackRegistry.start(Path.of("/var/lib/registry"), 8082)) {
            System.out.println("ready " + registry.uri());
            Thread.currentThread().join();
        }
    }
}
