package io.tightloop.standalone.chaos;

import io.tightloop.standalone.chaos.Fault.Healed;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** More instances of every service and more workers come and go, some in order and some by SIGKILL. */
final class Storm {
    private static final int WORKERS = 4;

    private Storm() {}

    static Healed run(Stage stage, Random dice) throws InterruptedException {
        var parts = new ArrayList<Part>();
        var services = new ArrayList<>(Installation.SERVICES);
        services.add(Installation.NOTIFIER);
        for (var service : services) {
            parts.add(stage.installation().further(service));
        }
        stage.say().line("  second instances of %s come", String.join(", ", services));
        parts.forEach(Part::start);
        workersComeAndGo(stage);
        for (var part : parts) {
            part.awaitReady();
        }
        for (var part : parts) {
            leave(stage, part, dice.nextBoolean());
        }
        return Healed.now();
    }

    private static void leave(Stage stage, Part part, boolean orderly) throws InterruptedException {
        if (orderly) {
            part.end();
        } else {
            part.kill();
        }
        stage.say().line("  %s leaves by %s", part.name(), orderly ? "SIGTERM" : "SIGKILL");
    }

    private static void workersComeAndGo(Stage stage) throws InterruptedException {
        List<FastWorker> more = new ArrayList<>();
        for (int i = 1; i <= WORKERS; i++) {
            var worker = new FastWorker(stage.tools(), FastWorker.QUEUE, "chaos-more-" + i);
            worker.start();
            more.add(worker);
            Thread.sleep(700);
        }
        for (var worker : more) {
            worker.close();
        }
    }
}
