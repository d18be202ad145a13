package io.tightloop.planner.api;

import io.tightloop.baton.rows.Json;
import io.tightloop.planner.api.WaitingBody.MoveBody;
import io.tightloop.planner.view.ConfirmationRow;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;

/** What moves a session, as commands for a shell and as requests. */
record Moves(String sessionId) {
    private static final String BASE = "POST /v1/sessions/";

    MoveBody worker(String queue) {
        return new MoveBody(
                "a worker that takes work of the queue " + queue,
                "tightloop queues",
                "POST /v1/work/" + queue + "/claim {\"worker\":\"NAME\"}");
    }

    MoveBody message() {
        return post(
                "its result; meanwhile a message reaches the worker",
                "message " + sessionId + " TEXT",
                "messages",
                "{\"text\":\"TEXT\"}");
    }

    MoveBody answer(ConfirmationRow question) {
        var options = new ArrayList<String>();
        Json.read(question.options()).forEach(option -> options.add(option.asText()));
        var words = options.stream().map(Moves::option).toList();
        return post(
                "an answer: " + String.join(", ", options),
                "confirm " + sessionId + " " + question.confirmationId() + " " + String.join(" | ", words),
                "confirmations/" + question.confirmationId(),
                "{\"answer\":\"" + (options.isEmpty() ? "YES" : options.getFirst()) + "\"}");
    }

    MoveBody force() {
        return resume("to go on whatever it waits for", "FORCE");
    }

    MoveBody resume(String what, String decision) {
        return post(
                what,
                "resume " + sessionId + " --" + decision.toLowerCase(Locale.ROOT),
                "resume",
                "{\"decision\":\"" + decision + "\"}");
    }

    MoveBody redrive(String service, Optional<String> letter) {
        var request = BASE + sessionId + "/redrive {\"service\":\"" + service + "\"}";
        var command = letter.map(id -> "tightloop dead-letters redrive " + id).orElse(null);
        return new MoveBody("a redrive, once its cause is gone", command, request);
    }

    MoveBody endOfTask(String task) {
        return new MoveBody(
                "the success of task " + task,
                "tightloop why " + sessionId,
                "GET /v1/sessions/" + sessionId + "/tasks/" + task);
    }

    MoveBody endOfSome() {
        return new MoveBody(
                "the end of a task that is under way",
                "tightloop why " + sessionId,
                "GET /v1/sessions/" + sessionId + "/tasks?status=RUNNING");
    }

    MoveBody goOn() {
        return post("CONTINUE", "continue " + sessionId, "signals", "{\"signal\":\"CONTINUE\"}");
    }

    MoveBody goOnWithMore() {
        return post(
                "CONTINUE with higher limits",
                "continue " + sessionId
                        + " --max-retries N | --max-iterations N | --max-duration TIME | --token-budget N",
                "signals",
                "{\"signal\":\"CONTINUE\",\"policy\":{\"maxIterations\":N}}");
    }

    static MoveBody endOf(String session) {
        return new MoveBody(
                "the end of the session " + session,
                "tightloop why " + session,
                "GET /v1/sessions/" + session + "/why");
    }

    static MoveBody service(String service) {
        return new MoveBody("a running " + service, null, "GET /health/readiness");
    }

    static MoveBody time() {
        return new MoveBody("time: it goes on by itself", null, null);
    }

    private MoveBody post(String what, String command, String path, String body) {
        return new MoveBody(what, "tightloop " + command, BASE + sessionId + "/" + path + " " + body);
    }

    private static String option(String answer) {
        return switch (answer) {
            case "YES" -> "--yes";
            case "EDIT" -> "--edit FILE";
            default -> "--" + answer.toLowerCase(Locale.ROOT) + " TEXT";
        };
    }
}
