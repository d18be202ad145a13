package io.tightloop.baton.turn;

import io.tightloop.schemas.Handoff;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/** The fields that the shell itself reads of a message. */
final class Fields {
    private static final int MAX_SESSION_ID = 128;
    private static final int MAX_COMMAND_ID = 256;

    private static final Set<String> INDISPENSABLE = Set.of(
            "SessionStarted",
            "CriterionDefined",
            "PlanConfirmed",
            "ExecutionFinished",
            "LoopContinued",
            "SessionArchived");

    private Fields() {}

    /** Whether a session could not go on, or could not be proven, without a message of this type. */
    static boolean indispensable(String type) {
        return INDISPENSABLE.contains(type);
    }

    /**
     * The session that a message is about.
     *
     * @throws Decoding.Undecodable when there is none, it is no valid id, or the record's key is another
     */
    static String sessionOf(SpecificRecord message, String key) throws Decoding.Undecodable {
        String session = text(message, "sessionId");
        if (!sessionId(session)) {
            throw new Decoding.Undecodable("sessionId must match [A-Za-z0-9._-]{1,128}", null);
        }
        if (!session.equals(key)) {
            throw new Decoding.Undecodable("the record's key must be its sessionId", null);
        }
        return session;
    }

    /** Whether a text is a session id. */
    static boolean sessionId(String text) {
        boolean valid = !text.isEmpty() && text.length() <= MAX_SESSION_ID;
        for (int at = 0; valid && at < text.length(); at++) {
            valid = allowed(text.charAt(at));
        }
        return valid;
    }

    private static boolean allowed(char letter) {
        return letter >= 'a' && letter <= 'z'
                || letter >= 'A' && letter <= 'Z'
                || letter >= '0' && letter <= '9'
                || letter == '.'
                || letter == '_'
                || letter == '-';
    }

    /** Id of a command. */
    static String commandId(SpecificRecord command) throws Decoding.Undecodable {
        String id = text(command, "commandId");
        if (id.isEmpty() || id.length() > MAX_COMMAND_ID || id.indexOf('\0') >= 0) {
            throw new Decoding.Undecodable("commandId must have 1 to 256 characters", null);
        }
        return id;
    }

    /** The baton's data, when the message is a handoff or an archive. */
    static Optional<Handoff> handoff(SpecificRecord event) {
        Schema.Field field = event.getSchema().getField("handoff");
        return field == null ? Optional.empty() : Optional.of((Handoff) event.get(field.pos()));
    }

    /** What a worker's answer is about; empty when it does not say. */
    static String subject(SpecificRecord answer) {
        Schema.Field field = answer.getSchema().getField("subject");
        return field == null ? "" : String.valueOf(answer.get(field.pos()));
    }

    private static String text(SpecificRecord message, String name) throws Decoding.Undecodable {
        Schema.Field field = message.getSchema().getField(name);
        if (field == null) {
            throw new Decoding.Undecodable(message.getSchema().getName() + " has no " + name, null);
        }
        return String.valueOf(message.get(field.pos()));
    }
}
