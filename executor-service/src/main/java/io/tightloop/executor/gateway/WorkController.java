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
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.avro.specific.SpecificRecord;

/** Agents take work items and report about them (design section 6). No request keeps a thread while it waits. */
@Controller("/v1/work")
@Consumes(MediaType.APPLICATION_JSON)
@ExecuteOn(TaskExecutors.BLOCKING)
class WorkController {
    private final QueueDesks desks;
    private final Reports reports;
    private final GatewayMeters meters;
    private final List<WaitingWorkers> registries;

    WorkController(QueueDesks desks, Reports reports, GatewayMeters meters, List<WaitingWorkers> registries) {
        this.desks = desks;
        this.reports = reports;
        this.meters = meters;
        this.registries = registries;
    }

    /**
     * Takes up to max (1) items of a queue: waits (20s, at most 60s) for the first, then returns what is there at once.
     * Nothing is no error. Who takes an item holds it until its lease ends.
     */
    @Post("/{queue}/claim")
    CompletableFuture<ClaimBody> claim(@Parameter(hidden = true) HttpRequest<?> http, String queue, @Body byte[] body) {
        var request = ClaimRequest.read(queue, body);
        registries.forEach(registry -> registry.waits(queue, request.worker(), request.capabilities()));
        var items = desks.claim(request);
        Departure.ends(items, List.of(), http);
        return items.exceptionally(QueueDesks::refused).thenApply(ClaimBody::new);
    }

    /** Says that the work goes on: the lease is renewed. 409 when it is known that the attempt is over. */
    @Post("/{workId}/heartbeat")
    CompletableFuture<LeaseBody> heartbeat(String workId, @Body byte[] body) {
        var ticket = Ticket.read(workId);
        return reports.heartbeat(ticket, ReportReader.heartbeat(ticket, body));
    }

    /** Says that the work is done, with its output. 409 when the attempt is over, 202 when nobody judges it in time. */
    @Post("/{workId}/complete")
    CompletableFuture<HttpResponse<StatusBody>> complete(String workId, @Body byte[] body) throws InterruptedException {
        var ticket = Ticket.read(workId);
        return judged(ticket, ResultReader.read(ticket, body, System.currentTimeMillis()));
    }

    /** Says that the work failed. 409 when the attempt is over, 202 when nobody judges it in time. */
    @Post("/{workId}/fail")
    CompletableFuture<HttpResponse<StatusBody>> fail(String workId, @Body byte[] body) throws InterruptedException {
        var ticket = Ticket.read(workId);
        return judged(ticket, ReportReader.failure(ticket, body));
    }

    /** Gives the work back until the session's suspension is over. 409 when the attempt is over. */
    @Post("/{workId}/suspend")
    CompletableFuture<HttpResponse<StatusBody>> suspend(String workId, @Body byte[] body) throws InterruptedException {
        var ticket = Ticket.read(workId);
        return judged(ticket, ReportReader.suspension(ticket, body));
    }

    /** Leaves the task to other sessions: it ends with their ends. 409 when the attempt is over. */
    @Post("/{workId}/delegate")
    CompletableFuture<HttpResponse<StatusBody>> delegate(String workId, @Body byte[] body) throws InterruptedException {
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
