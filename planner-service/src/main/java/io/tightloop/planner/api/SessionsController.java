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
import io.tightloop.baton.service.Queues;
import io.tightloop.schemas.Brief;
import io.tightloop.schemas.StartSession;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Takes the commands of sessions; each answers its real outcome (design section 6). */
@Controller("/v1/sessions")
@ExecuteOn(TaskExecutors.BLOCKING)
class SessionsController {
    private final CommandGateway gateway;
    private final Answers answers;
    private final Queues queues;

    SessionsController(CommandGateway gateway, Answers answers, Queues queues) {
        this.gateway = gateway;
        this.answers = answers;
        this.queues = queues;
    }

    /** Starts a session: 201, or 200 when it exists with the same brief. */
    @Post
    @Consumes(MediaType.APPLICATION_JSON)
    HttpResponse<?> start(HttpRequest<?> request, @Body byte[] body) throws InterruptedException {
        var terms = CommandTerms.of(request.getHeaders());
        var start = BriefReader.read(body);
        makeKnown(start.brief());
        var sessionId = start.sessionId().orElseGet(() -> sessionId(terms));
        var command = StartSession.newBuilder()
                .setCommandId(terms.commandId())
                .setSessionId(sessionId)
                .setBrief(start.brief())
                .build();
        return answers.respond(gateway.send(sessionId, terms, command), Problems.instance(request));
    }

    /** Signals BREAK, DONE or CONTINUE. */
    @Post("/{id}/signals")
    @Consumes(MediaType.APPLICATION_JSON)
    HttpResponse<?> signal(HttpRequest<?> request, String id, @Body byte[] body) throws InterruptedException {
        var sessionId = Ids.session(id);
        var terms = CommandTerms.of(request.getHeaders());
        var command = SignalReader.read(body, sessionId, terms.commandId());
        return answers.respond(gateway.send(sessionId, terms, command), Problems.instance(request));
    }

    private void makeKnown(Brief brief) {
        try {
            queues.makeKnown(BriefQueues.of(brief));
        } catch (IllegalStateException e) {
            throw new Refused.Unavailable(e.getMessage());
        }
    }

    /** Made from the command's id, so that a repetition without an id of its own means the same session. */
    private static String sessionId(CommandTerms terms) {
        return UUID.nameUUIDFromBytes(terms.commandId().getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
