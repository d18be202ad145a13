package io.tightloop.executor.worker;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tightloop.schemas.WorkItem;

/** Keeps questions from a worker that only works: they are answered for it, and nothing is run a second time. */
final class WorkOnly implements Worker {

    private final Worker worker;

    WorkOnly(Worker worker) {
        this.worker = worker;
    }

    @Override
    public String queue() {
        return worker.queue();
    }

    @Override
    public Result run(WorkItem item, Progress progress) throws InterruptedException {
        return item.getQuestion().isEmpty() ? worker.run(item, progress) : Result.Done.with(answer(item));
    }

    private String answer(WorkItem item) {
        var said = "The built-in %s worker cannot answer questions. Its item is %s of %s (%s), with the input %s"
                .formatted(queue(), item.getKind(), item.getSubject(), item.getTitle(), item.getInput());
        return JsonNodeFactory.instance
                .objectNode()
                .put("answer", Text.first(said, Text.MESSAGE_BYTES))
                .toString();
    }
}
