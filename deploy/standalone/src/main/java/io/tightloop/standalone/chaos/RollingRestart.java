package io.tightloop.standalone.chaos;

import io.tightloop.standalone.chaos.Fault.Healed;
import java.util.ArrayList;
import java.util.List;

/**
 * Ends and starts every process in turn, the next one when the one before takes work again. A broker that is alone is left
 * out: its restart is an outage for all, and a fault of its own.
 */
final class RollingRestart {
    private RollingRestart() {}

    static Healed run(Stage stage) throws InterruptedException {
        var installation = stage.installation();
        var order = new ArrayList<>(
                List.of("reviewer", "executor", "planner", "notifier", "workers", "registry", "database"));
        if (installation.brokerNames().size() > 1) {
            order.addAll(installation.brokerNames());
        }
        for (var name : order) {
            long begin = System.nanoTime();
            boolean orderly = installation.part(name).end();
            long ended = System.nanoTime();
            installation.part(name).start();
            installation.part(name).awaitReady();
            stage.say()
                    .line(
                            "  %s: ended in %.1f s%s, ready again %.1f s later",
                            name,
                            Say.seconds(ended - begin),
                            orderly ? "" : " by SIGKILL",
                            Say.seconds(System.nanoTime() - ended));
            if (name.startsWith("broker")) {
                ClusterState.awaitInSync(installation.bootstrap());
            }
        }
        return Healed.now();
    }
}
