package io.tightloop.planner.api;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.tightloop.planner.view.ReadModel;

/** Sends what is too large for a record: outputs of tasks, and all that checks and commands said. */
@Controller("/v1/sessions/{id}/payloads")
@ExecuteOn(TaskExecutors.BLOCKING)
class PayloadQueries {
    private final PayloadFiles files;
    private final StoredSessions sessions;
    private final ReadModel readModel;

    PayloadQueries(PayloadFiles files, StoredSessions sessions, ReadModel readModel) {
        this.files = files;
        this.sessions = sessions;
        this.readModel = readModel;
    }

    /**
     * The bytes as they were stored, under their SHA-256: JSON when they are the output of a task, else text. They
     * never change, and the connection ends early when they are damaged.
     */
    @Get("/{hash}")
    @RefusedSessionQuery
    @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN})
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = "application/octet-stream",
                            schema = @Schema(type = "string", format = "binary")))
    HttpResponse<?> payload(String id, String hash, @Nullable @Header(HttpHeaders.IF_NONE_MATCH) String known)
            throws InterruptedException {
        var session = sessions.known(id, null).id();
        if (known != null && known.contains('"' + hash + '"')) {
            return HttpResponse.notModified().header(HttpHeaders.ETAG, '"' + hash + '"');
        }
        boolean json = readModel.isOutput(session, hash);
        var type = json ? MediaType.APPLICATION_JSON_TYPE : new MediaType("text/plain; charset=utf-8");
        return PayloadFiles.sent(files.open(session, hash), type, hash);
    }
}
