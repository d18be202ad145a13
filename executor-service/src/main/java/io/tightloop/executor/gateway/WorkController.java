package io.tightloop.executor.gateway;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.tightloop.baton.http.Problem;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.avro.specific.SpecificRecord;

/** Agents take work items and report about them (design section 6). No request keeps a thread while it waits. */
@Controller("/v1/work")
@Consumes(MediaType.APPLICATION_JSON)
@ExecuteOn(TaskExecutors.BLOCKING)
@ApiResponse(
        responseCode = "404",
        description = "No claim gave this work id",
        content =
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_PROBLEM,
                        schema = @Schema(implementation = Problem.class)))
@ApiResponse(
        responseCode = "409",
        description = "The attempt is over",
        content =
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_PROBLEM,
                        schema = @Schema(implementation = Problem.class)))
@ApiResponse(
        responseCode = "422",
        description = "Fields are not valid",
        content =
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_PROBLEM,
                        schema = @Schema(implementation = Problem.class)))
@ApiResponse(
        responseCode = "429",
        description = "Too many wait here already; nothing was written, so send it again after Retry-After",
        content =
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_PROBLEM,
                        schema = @Schema(implementation = Problem.class)))
class WorkController {
    private final QueueDesks desks;
    private final Reports reports;
    private final Results results;
    private final GatewayMeters meters;
    private final List<WaitingWorkers> registries;

    WorkController(
            QueueDesks desks, Reports reports, Results results, GatewayMeters meters, List<WaitingWorkers> registries) {
        this.desks = desks;
        this.reports = reports;
        this.results = results;
        this.meters = meters;
        this.registries = registries;
    }

    /**
     * Takes up to max (1) items of a queue: waits (20s, at most 60s) for the first, then returns what is there at once.
     * Nothing is no error. Who takes an item holds it until its lease ends.
     */
    @Post("/{queue}/claim")
    @ApiResponse(
            responseCode = "200",
            description = "What it has taken; nothing is no error",
            content = @Content(schema = @Schema(implementation = ClaimBody.class)))
    CompletableFuture<ClaimBody> claim(
            @Parameter(hidden = true) HttpRequest<?> http,
            String queue,
            @RequestBody(content = @Content(schema = @Schema(implementation = RequestBodies.ClaimAsked.class))) @Body
                    byte[] body) {
        var request = ClaimRequest.read(queue, body);
        var items = desks.claim(request);
        registries.forEach(registry -> registry.waits(queue, request.worker(), request.capabilities()));
        Departure.ends(items, List.of(), http);
        return items.exceptionally(QueueDesks::refused).thenApply(ClaimBody::new);
    }

    /** Says that the work goes on: the lease is renewed. 409 when it is known that the attempt is over. */
    @Post("/{workId}/heartbeat")
    @ApiResponse(
            responseCode = "200",
            description = "The lease is renewed, or the work is called off",
            content = @Content(schema = @Schema(implementation = LeaseBody.class)))
    CompletableFuture<LeaseBody> heartbeat(
            String workId,
            @RequestBody(content = @Content(schema = @Schema(implementation = RequestBodies.Heartbeat.class))) @Body
                    byte[] body) {
        var ticket = Ticket.read(workId);
        return reports.heartbeat(ticket, ReportReader.heartbeat(ticket, body));
    }

    /**
     * Says that the work is done, with its output, at most 64 MiB: 413 for more, 503 while a large one cannot be
     * stored. 409 when the attempt is over, 202 when nobody judges it in time.
     */
    @Post("/{workId}/complete")
    @ApiResponse(
            responseCode = "200",
            description = "It was accepted",
            content = @Content(schema = @Schema(implementation = StatusBody.class)))
    @ApiResponse(
            responseCode = "202",
            description = "It is durable and will be judged",
            content = @Content(schema = @Schema(implementation = StatusBody.class)))
    CompletableFuture<HttpResponse<StatusBody>> complete(
            String workId,
            @RequestBody(content = @Content(schema = @Schema(implementation = RequestBodies.Completed.class))) @Body
                    byte[] body)
            throws InterruptedException {
        var ticket = Ticket.read(workId);
        reports.refuseOver(ticket);
        return judged(ticket, results.read(ticket, body, System.currentTimeMillis()));
    }

    /** Says that the work failed. 409 when the attempt is over, 202 when nobody judges it in time. */
    @Post("/{workId}/fail")
    @ApiResponse(
            responseCode = "200",
            description = "It was accepted",
            content = @Content(schema = @Schema(implementation = StatusBody.class)))
    @ApiResponse(
            responseCode = "202",
            description = "It is durable and will be judged",
            content = @Content(schema = @Schema(implementation = StatusBody.class)))
    CompletableFuture<HttpResponse<StatusBody>> fail(
            String workId,
            @RequestBody(content = @Content(schema = @Schema(implementation = RequestBodies.Failed.class))) @Body
                    byte[] body)
            throws InterruptedException {
        var ticket = Ticket.read(workId);
        return judged(ticket, ReportReader.failure(ticket, body));
    }

    /** Gives the work back until the session's suspension is over. 409 when the attempt is over. */
    @Post("/{workId}/suspend")
    @ApiResponse(
            responseCode = "200",
            description = "It was accepted",
            content = @Content(schema = @Schema(implementation = StatusBody.class)))
    @ApiResponse(
            responseCode = "202",
            description = "It is durable and will be judged",
            content = @Content(schema = @Schema(implementation = StatusBody.class)))
    CompletableFuture<HttpResponse<StatusBody>> suspend(
            String workId,
            @RequestBody(content = @Content(schema = @Schema(implementation = RequestBodies.Suspended.class))) @Body
                    byte[] body)
            throws InterruptedException {
        var ticket = Ticket.read(workId);
        return judged(ticket, ReportReader.suspension(ticket, body));
    }

    /** Leaves the task to other sessions: it ends with their ends. 409 when the attempt is over. */
    @Post("/{workId}/delegate")
    @ApiResponse(
            responseCode = "200",
            description = "It was accepted",
            content = @Content(schema = @Schema(implementation = StatusBody.class)))
    @ApiResponse(
            responseCode = "202",
            description = "It is durable and will be judged",
            content = @Content(schema = @Schema(implementation = StatusBody.class)))
    CompletableFuture<HttpResponse<StatusBody>> delegate(
            String workId,
            @RequestBody(content = @Content(schema = @Schema(implementation = RequestBodies.Delegated.class))) @Body
                    byte[] body)
            throws InterruptedException {
        var ticket = Ticket.read(workId);
        return judged(ticket, ReportReader.delegation(ticket, body));
    }

    private CompletableFuture<HttpResponse<StatusBody>> judged(Ticket ticket, SpecificRecord report)
            throws InterruptedException {
        return reports.result(ticket, report).thenApply(outcome -> {
            meters.reported(outcome);
            return switch (outcome) {
                case Outcome.Accepted _ -> HttpResponse.ok(new StatusBody("ACCEPTED"));
                case Outcome.Pending _ -> HttpResponse.accepted().body(new StatusBody("PENDING"));
                case Outcome.Ignored ignored -> throw Reports.over(ignored.reason());
            };
        });
    }
}
