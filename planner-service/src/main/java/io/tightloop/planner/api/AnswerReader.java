package io.tightloop.planner.api;

import io.tightloop.baton.http.FieldErrors;
import io.tightloop.baton.http.JsonCursor;
import io.tightloop.baton.http.JsonText;
import io.tightloop.baton.http.Refused;
import io.tightloop.schemas.Answer;
import io.tightloop.schemas.AnswerConfirmation;
import io.tightloop.schemas.ConfirmationKind;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads a person's answer; the question's kind is the first word of its id. */
final class AnswerReader {
    private static final List<String> ANSWERS = List.of("YES", "NO", "EDIT", "REVIEW", "SKIP");
    private static final Pattern ID = Pattern.compile("(plan|task|criterion|discoveries|done)-[A-Za-z0-9._-]{1,240}");

    private AnswerReader() {}

    static AnswerConfirmation read(byte[] text, String sessionId, String confirmationId, String commandId) {
        var kind = kind(confirmationId);
        var errors = new FieldErrors();
        var json = JsonCursor.root(JsonText.object(text), errors).fields(List.of("answer", "feedback", "tasks", "by"));
        json.required("answer", JsonCursor.TEXT);
        var command = AnswerConfirmation.newBuilder()
                .setCommandId(commandId)
                .setSessionId(sessionId)
                .setConfirmationId(confirmationId)
                .setKind(kind)
                .setAnswer(json.choice("answer", ANSWERS).map(Answer::valueOf).orElse(Answer.UNKNOWN))
                .setFeedback(json.text("feedback", JsonCursor.TEXT).orElse(""))
                .setTasks(TasksReader.tasks(json, errors))
                .setBy(json.text("by", 256).orElse(""))
                .build();
        errors.refuse();
        return command;
    }

    private static ConfirmationKind kind(String confirmationId) {
        var match = ID.matcher(confirmationId);
        if (!match.matches()) {
            throw new Refused.Unknown("There is no such confirmation");
        }
        return ConfirmationKind.valueOf(match.group(1).toUpperCase(Locale.ROOT));
    }
}
