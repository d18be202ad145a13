package io.tightloop.executor.gateway;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.tightloop.baton.http.Refused;

/** Takes the bytes that workers on Kafka cannot put in a record. */
@Controller("/v1/payloads")
@ExecuteOn(TaskExecutors.BLOCKING)
class PayloadsController {
    private final Results results;

    PayloadsController(Results results) {
        this.results = results;
    }

    /**
     * What a record names the bytes by.
     *
     * @param hash SHA-256, hex
     * @param bytes how many
     */
    @Introspected
    record PayloadBody(String hash, long bytes) {}

    /**
     * Keeps the raw bytes of the body, at most 64 MiB, for a session; a result that is written to Kafka names them as
     * its outputRef, or the payload of its evidence. The same bytes are kept once, however often they are sent.
     */
    @Post("/{sessionId}")
    @Consumes(MediaType.ALL)
    @Status(HttpStatus.CREATED)
    PayloadBody keep(String sessionId, @Nullable @Schema(type = "string", format = "binary") @Body byte[] body) {
        if (!ReportReader.SESSION.matcher(sessionId).matches()) {
            throw new Refused.Invalid("sessionId", "must match " + ReportReader.SESSION);
        }
        var kept = results.keep(sessionId, body == null ? new byte[0] : body);
        return new PayloadBody(kept.getHash(), kept.getBytes());
    }
}
