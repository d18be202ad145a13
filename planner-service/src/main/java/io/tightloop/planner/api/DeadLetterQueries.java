package io.tightloop.planner.api;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.tightloop.baton.http.Asked;
import io.tightloop.baton.http.Page;
import io.tightloop.planner.view.DeadLetterBox;
import io.tightloop.planner.view.DeadLetterFilter;
import io.tightloop.planner.view.DeadLetterRow.Status;
import io.tightloop.schemas.Topics;
import java.util.Arrays;
import java.util.List;

/** Shows the records that services could not read, of all services. */
@Controller("/v1/dead-letters")
@ExecuteOn(TaskExecutors.BLOCKING)
class DeadLetterQueries {
    private static final List<String> STATUSES =
            Arrays.stream(Status.values()).map(Status::name).toList();

    private final DeadLetterBox box;
    private final StoredLetters letters;
    private final RecordDecoder decoder;
    private final Topics topics;

    DeadLetterQueries(DeadLetterBox box, StoredLetters letters, RecordDecoder decoder, Topics topics) {
        this.box = box;
        this.letters = letters;
        this.decoder = decoder;
        this.topics = topics;
    }

    /**
     * Dead letters, oldest first: those of this service, session, topic (with or without its prefix) and status (OPEN,
     * REDRIVEN or RESOLVED).
     */
    @Get
    Page<DeadLetterBody> list(
            @Nullable @QueryValue String service,
            @Nullable @QueryValue String session,
            @Nullable @QueryValue String topic,
            @Nullable @QueryValue String status,
            @Nullable @QueryValue @Schema(type = "integer") String limit,
            @Nullable @QueryValue String cursor) {
        var asked = new Asked();
        var filter = new DeadLetterFilter(
                asked.text("service", service),
                asked.text("session", session),
                asked.text("topic", topic),
                asked.one("status", status, STATUSES).map(Status::valueOf));
        int most = asked.limit(limit);
        var from = asked.handedOut(cursor, Opaque.Letter::of, Opaque.Letter.FIRST);
        asked.refuse();
        var rows = box.list(filter, from.at(), from.id(), most + 1);
        return Page.of(
                rows,
                most,
                row -> DeadLetterBody.of(row, DeadLetterOrigin.of(row, topics)),
                row -> new Opaque.Letter(row.diedAt(), row.id()).cursor());
    }

    /** A dead letter with its record, decoded where that can be done now. */
    @Get("/{id}")
    DeadLetterDetail letter(String id) {
        var letter = letters.known(id);
        var record = box.record(letter);
        var body = DeadLetterBody.of(letter, DeadLetterOrigin.of(letter, topics));
        return DeadLetterDetail.of(body, record, decoder.decode(letter.topic(), record.payload()));
    }

    /** The value of a dead letter's record as it was. */
    @Get("/{id}/payload")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = "application/octet-stream",
                            schema = @Schema(type = "string", format = "binary")))
    HttpResponse<byte[]> payload(String id) {
        return HttpResponse.ok(box.record(letters.known(id)).payload())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment")
                .header("X-Content-Type-Options", "nosniff");
    }
}
