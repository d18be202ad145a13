package io.tightloop.executor.queue;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.tightloop.baton.http.FieldErrors;
import io.tightloop.baton.http.JsonCursor;
import io.tightloop.baton.http.JsonText;
import io.tightloop.baton.http.Page;
import io.tightloop.baton.http.Refused;
import java.time.Instant;
import java.util.List;

/** Tells what waits on which queue and who takes it, and makes queues known. */
@Controller("/v1/queues")
@ExecuteOn(TaskExecutors.BLOCKING)
class QueuesController {
    private final QueueTopics topics;
    private final WorkersSeen workers;

    QueuesController(QueueTopics topics, WorkersSeen workers) {
        this.topics = topics;
        this.workers = workers;
    }

    /** Queues by name. */
    @Get
    Page<QueueBody> list(@Nullable @QueryValue String limit, @Nullable @QueryValue String cursor) {
        var errors = new FieldErrors();
        int most = Page.limit(limit, errors);
        var last = last(cursor, errors);
        errors.refuse();
        var names = topics.names().stream()
                .filter(name -> name.compareTo(last) > 0)
                .limit(most + 1L)
                .toList();
        var backlogs = topics.backlogs(names.subList(0, Math.min(most, names.size())));
        var now = Instant.now();
        var seen = workers.at(now);
        return Page.of(
                names,
                most,
                name -> QueueBody.of(name, backlogs.get(name), seen.getOrDefault(name, List.of()), now),
                name -> name);
    }

    /** One queue. */
    @Get("/{queue}")
    QueueBody queue(String queue) {
        if (!topics.names().contains(queue)) {
            throw new Refused.Unknown("There is no such queue");
        }
        return body(queue);
    }

    /** Makes a queue known: 201, or 200 when it is. The body is empty or {}. */
    @Put("/{queue}")
    @Consumes(MediaType.ALL)
    HttpResponse<QueueBody> makeKnown(
            String queue, @Schema(implementation = Object.class) @Nullable @Body byte[] body) {
        if (!QueueTopics.NAME.matcher(queue).matches()) {
            throw new Refused.Invalid("queue", "must match " + QueueTopics.NAME);
        }
        requireNothing(body);
        boolean isNew = topics.makeKnown(queue);
        return isNew ? HttpResponse.created(body(queue)) : HttpResponse.ok(body(queue));
    }

    private QueueBody body(String queue) {
        var backlog = topics.backlogs(List.of(queue)).get(queue);
        var now = Instant.now();
        return QueueBody.of(queue, backlog, workers.at(now).getOrDefault(queue, List.of()), now);
    }

    private static void requireNothing(byte[] body) {
        if (body != null && body.length > 0) {
            var errors = new FieldErrors();
            JsonCursor.root(JsonText.object(body), errors).fields(List.of());
            errors.refuse();
        }
    }

    /** The name of the last queue that was shown. */
    private static String last(String cursor, FieldErrors errors) {
        if (cursor == null) {
            return "";
        }
        if (!QueueTopics.NAME.matcher(cursor).matches()) {
            errors.add("cursor", "is not one that was handed out");
        }
        return cursor;
    }
}
