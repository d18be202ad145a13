package io.tightloop.planner.api;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
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
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.tightloop.baton.http.Problem;
import io.tightloop.baton.http.Problems;
import io.tightloop.baton.http.Room;
import io.tightloop.schemas.StartSession;
import org.apache.avro.specific.SpecificRecord;

/** Takes the commands of sessions; each answers its real outcome (design section 6). */
@Controller("/v1/sessions")
@Consumes(MediaType.APPLICATION_JSON)
@ExecuteOn(TaskExecutors.BLOCKING)
@ApiResponse(
        responseCode = "200",
        description = "It was carried out",
        content = @Content(schema = @Schema(implementation = CommandBody.class)))
@ApiResponse(
        responseCode = "202",
        description = "Not answered in time; Location is where its outcome will be",
        content = @Content(schema = @Schema(implementation = CommandBody.class)))
@ApiResponse(
        responseCode = "404",
        description = "Unknown session",
        content =
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_PROBLEM,
                        schema = @Schema(implementation = Problem.class)))
@ApiResponse(
        responseCode = "409",
        description = "The state forbids it",
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
        description = "Too many commands wait here already; nothing was written, so send it again after Retry-After",
        content =
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_PROBLEM,
                        schema = @Schema(implementation = Problem.class)))
class SessionsController {
    private final CommandGateway gateway;
    private final Answers answers;
    private final KnownQueues queues;
    private final Parents parents;
    private final Room room;

    SessionsController(CommandGateway gateway, Answers answers, KnownQueues queues, Parents parents, Rooms rooms) {
        this.gateway = gateway;
        this.answers = answers;
        this.queues = queues;
        this.parents = parents;
        this.room = rooms.commands();
    }

    /** Reads a command of this id for this session. */
    private interface Reader {
        SpecificRecord read(String sessionId, String commandId);
    }

    /** Starts a session: 201, or 200 when it exists with the same brief. */
    @Post
    @ApiResponse(
            responseCode = "201",
            description = "It was started; Location is where it is",
            content = @Content(schema = @Schema(implementation = CommandBody.class)))
    HttpResponse<?> start(
            HttpRequest<?> request,
            @RequestBody(content = @Content(schema = @Schema(implementation = RequestBodies.Brief.class))) @Body
                    byte[] body)
            throws InterruptedException {
        try (var _ = room.enter()) {
            var terms = CommandTerms.of(request.getHeaders());
            var start = BriefReader.read(body);
            var sessionId = start.sessionId().orElseGet(terms::sessionId);
            parents.check(sessionId, start.brief().getParent());
            queues.makeKnown(BriefQueues.of(start.brief()));
            var command = StartSession.newBuilder()
                    .setCommandId(terms.commandId())
                    .setSessionId(sessionId)
                    .setBrief(start.brief())
                    .build();
            return answer(request, sessionId, terms, command);
        }
    }

    /** Signals BREAK, DONE or CONTINUE. */
    @Post("/{id}/signals")
    HttpResponse<?> signal(
            HttpRequest<?> request,
            String id,
            @RequestBody(content = @Content(schema = @Schema(implementation = RequestBodies.Signal.class))) @Body
                    byte[] body)
            throws InterruptedException {
        return send(request, id, (session, command) -> SignalReader.read(body, session, command));
    }

    /** Answers a question: YES, NO, EDIT, REVIEW or SKIP. */
    @Post("/{id}/confirmations/{confirmationId}")
    HttpResponse<?> confirm(
            HttpRequest<?> request,
            String id,
            String confirmationId,
            @RequestBody(content = @Content(schema = @Schema(implementation = RequestBodies.Answer.class))) @Body
                    byte[] body)
            throws InterruptedException {
        return send(request, id, (session, command) -> {
            var answer = AnswerReader.read(body, session, confirmationId, command);
            queues.makeKnown(BriefQueues.of(answer.getTasks()));
            return answer;
        });
    }

    /** Waives a criterion, in somebody's name. */
    @Post("/{id}/waivers")
    HttpResponse<?> waive(
            HttpRequest<?> request,
            String id,
            @RequestBody(content = @Content(schema = @Schema(implementation = RequestBodies.Waiver.class))) @Body
                    byte[] body)
            throws InterruptedException {
        return send(request, id, (session, command) -> WaiverReader.read(body, session, command));
    }

    /** Replaces the open tasks of an ended session, before CONTINUE. */
    @Post("/{id}/tasks")
    HttpResponse<?> edit(
            HttpRequest<?> request,
            String id,
            @RequestBody(content = @Content(schema = @Schema(implementation = RequestBodies.Edit.class))) @Body
                    byte[] body)
            throws InterruptedException {
        return send(request, id, (session, command) -> {
            var edit = TasksReader.edit(body, session, command);
            queues.makeKnown(BriefQueues.of(edit.getTasks()));
            return edit;
        });
    }

    /** Makes a service try again what it could not read. */
    @Post("/{id}/redrive")
    HttpResponse<?> redrive(
            HttpRequest<?> request,
            String id,
            @RequestBody(content = @Content(schema = @Schema(implementation = RequestBodies.Redrive.class))) @Body
                    byte[] body)
            throws InterruptedException {
        return send(request, id, (session, command) -> RedriveReader.read(body, session, command));
    }

    /** Makes a session wait for a time, a check that passes, a file or a person; nothing new is begun meanwhile. */
    @Post("/{id}/suspension")
    HttpResponse<?> suspend(
            HttpRequest<?> request,
            String id,
            @RequestBody(content = @Content(schema = @Schema(implementation = RequestBodies.Suspension.class))) @Body
                    byte[] body)
            throws InterruptedException {
        return send(request, id, (session, command) -> {
            var suspend = SuspendReader.suspend(body, session, command);
            queues.makeKnown(BriefQueues.of(suspend.getSuspension()));
            return suspend;
        });
    }

    /** Decides about a suspension: APPROVE, REJECT, or FORCE to go on regardless. */
    @Post("/{id}/resume")
    HttpResponse<?> resume(
            HttpRequest<?> request,
            String id,
            @RequestBody(content = @Content(schema = @Schema(implementation = RequestBodies.Resumption.class))) @Body
                    byte[] body)
            throws InterruptedException {
        return send(request, id, (session, command) -> SuspendReader.resume(body, session, command));
    }

    /** Tells the workers of a session something. */
    @Post("/{id}/messages")
    HttpResponse<?> tell(
            HttpRequest<?> request,
            String id,
            @RequestBody(content = @Content(schema = @Schema(implementation = RequestBodies.Message.class))) @Body
                    byte[] body)
            throws InterruptedException {
        return send(request, id, (session, command) -> MessageReader.read(body, session, command));
    }

    private HttpResponse<?> send(HttpRequest<?> request, String id, Reader reader) throws InterruptedException {
        try (var _ = room.enter()) {
            var sessionId = Ids.session(id);
            var terms = CommandTerms.of(request.getHeaders());
            var command = reader.read(sessionId, terms.commandId());
            return answer(request, sessionId, terms, command);
        }
    }

    private HttpResponse<?> answer(HttpRequest<?> request, String sessionId, CommandTerms terms, SpecificRecord command)
            throws InterruptedException {
        var response = answers.respond(gateway.send(sessionId, terms, command), Problems.instance(request));
        terms.applied().ifPresent(preference -> response.header("Preference-Applied", preference));
        return response;
    }
}
