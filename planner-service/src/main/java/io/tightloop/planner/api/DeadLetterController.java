package io.tightloop.planner.api;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.tightloop.baton.http.FieldErrors;
import io.tightloop.baton.http.JsonCursor;
import io.tightloop.baton.http.JsonText;
import io.tightloop.baton.http.Problem;
import io.tightloop.baton.http.Problems;
import io.tightloop.baton.http.Room;
import io.tightloop.planner.view.DeadLetterRow.Status;
import io.tightloop.schemas.Topics;
import java.time.Duration;
import java.util.List;

/** Redrives and resolves dead letters, of all services. */
@Controller("/v1/dead-letters")
@Consumes(MediaType.APPLICATION_JSON)
@ExecuteOn(TaskExecutors.BLOCKING)
class DeadLetterController {
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final StoredLetters letters;
    private final DeadLetterDesk desk;
    private final BulkRedrive bulk;
    private final Topics topics;
    private final Room room;

    DeadLetterController(StoredLetters letters, DeadLetterDesk desk, BulkRedrive bulk, Topics topics, Rooms rooms) {
        this.letters = letters;
        this.desk = desk;
        this.bulk = bulk;
        this.topics = topics;
        this.room = rooms.commands();
    }

    /** Redrives the open dead letters that match, oldest first: 50 (limit: up to 200) and 20 s a call. */
    @Post("/redrive")
    RedriveSummary redriveAll(
            @RequestBody(content = @Content(schema = @Schema(implementation = RequestBodies.RedriveAll.class))) @Body
                    byte[] body)
            throws InterruptedException {
        try (var _ = room.enter()) {
            return bulk.run(RedriveRequest.read(body));
        }
    }

    /**
     * Redrives a dead letter: 202 when its service has not answered within 10 s, 409 when there is nothing to redrive
     * or it cannot be done as things stand. A repeated one has no further effect.
     */
    @Post("/{id}/redrive")
    HttpResponse<?> redrive(
            HttpRequest<?> request,
            String id,
            @RequestBody(content = @Content(schema = @Schema(implementation = RequestBodies.RedriveOne.class))) @Body
                    byte[] body)
            throws InterruptedException {
        var by = RedriveRequest.by(body);
        var outcome = redriven(id, by);
        return switch (outcome.result()) {
            case REDRIVEN -> HttpResponse.ok(outcome);
            case PENDING -> HttpResponse.accepted().body(outcome);
            case RESOLVED -> conflict(request, "nothing_to_redrive", outcome.detail());
            case REFUSED -> conflict(request, "not_redrivable", outcome.detail());
        };
    }

    private RedriveOutcome redriven(String id, String by) throws InterruptedException {
        try (var _ = room.enter()) {
            return desk.redrive(letters.known(id), by, LONGEST);
        }
    }

    /** Settles a dead letter without a redrive, for a reason: 409 when it was redriven. */
    @Post("/{id}/resolve")
    HttpResponse<?> resolve(
            HttpRequest<?> request,
            String id,
            @RequestBody(content = @Content(schema = @Schema(implementation = RequestBodies.Resolution.class))) @Body
                    byte[] body) {
        var errors = new FieldErrors();
        var json = JsonCursor.root(JsonText.object(body), errors).fields(List.of("reason", "by"));
        var reason = json.required("reason", 8_192);
        var by = json.text("by", 256).orElse("");
        errors.refuse();
        var letter = letters.known(id);
        var now = letter.standing() == Status.OPEN ? desk.resolve(letter, reason, by) : letter;
        return now.standing() == Status.RESOLVED
                ? HttpResponse.ok(DeadLetterBody.of(now, DeadLetterOrigin.of(now, topics)))
                : conflict(request, "redriven", "It is " + now.status() + ": " + now.outcome());
    }

    private static HttpResponse<?> conflict(HttpRequest<?> request, String code, String detail) {
        return Problems.response(Problem.of(HttpStatus.CONFLICT, code, detail, Problems.instance(request)));
    }
}
