package io.tightloop.baton.stream;

import io.tightloop.schemas.Handoff;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/** The fields that the shell itself reads of a message. */
final class Fields {
    private static final Pattern SESSION_ID = Pattern.compile("[A-Za-z0-9._-]{1,128}");
    private static final int MAX_COMMAND_ID = 256;

    private Fields() {}

    /**
     * The session that a message is about.
     *
     * @throws Decoder.Undecodable when there is none, it is no valid id, or the record's key is another
     */
    static String sessionOf(SpecificRecord message, String key) throws Decoder.Undecodable {
        String session = text(message, "sessionId");
        if (!SESSION_ID.matcher(session).matches()) {
            throw new Decoder.Undecodable("sessionId must match " + SESSION_ID.pattern(), null);
        }
        if (!session.equals(key)) {
            throw new Decoder.Undecodable("the record's key must be its sessionId", null);
        }
        return session;
    }

    /** Id of a command. */
    static String commandId(SpecificRecord command) throws Decoder.Undecodable {
        String id = text(command, "commandId");
        if (id.isEmpty() || id.length() > MAX_COMMAND_ID || id.indexOf('\0') >= 0) {
            throw new Decoder.Undecodable("commandId must have 1 to 256 characters", null);
        }
        return id;
    }

    /** The baton's data, when the message is a handoff or an archive. */
    static Optional<Handoff> handoff(SpecificRecord event) {
        Schema.Field field = event.getSchema().getField("handoff");
        return field == null ? Optional.empty() : Optional.of((Handoff) event.get(field.pos()));
    }

    private static String text(SpecificRecord message, String name) throws Decoder.Undecodable {
        Schema.Field field = message.getSchema().getField(name);
        if (field == null) {
            throw new Decoder.Undecodable(message.getSchema().getName() + " has no " + name, null);
        }
        return String.valueOf(message.get(field.pos()));
    }
}
