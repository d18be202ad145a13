package io.tightloop.executor.worker;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tightloop.baton.payload.PayloadSettings;
import io.tightloop.baton.payload.PayloadStore;
import io.tightloop.schemas.WorkItem;

/** A worker whose large outputs are in the payload store: text of control characters is six times as long as JSON. */
final class Sized implements Worker {
    private final Worker worker;
    private final Keeper keeper;

    Sized(Worker worker, PayloadStore store) {
        this.worker = worker;
        this.keeper = new Keeper(store);
    }

    @Override
    public String queue() {
        return worker.queue();
    }

    @Override
    public Result run(WorkItem item, Progress progress) throws InterruptedException {
        var result = worker.run(item, progress);
        return switch (result) {
            case Result.Done done -> sized(item, done);
            case Result.Failed failed -> failed;
        };
    }

    private Result sized(WorkItem item, Result.Done done) throws InterruptedException {
        var output = done.output().getBytes(UTF_8);
        return output.length > PayloadSettings.USUAL_INLINE_BYTES
                ? done.keptAs(keeper.keep(item.getSessionId(), output))
                : done;
    }
}
