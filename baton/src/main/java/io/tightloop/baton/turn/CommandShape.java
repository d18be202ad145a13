package io.tightloop.baton.turn;

import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** What every command must have, whatever it asks for: without it nobody could answer, and it is a dead letter. */
public final class CommandShape {
    private CommandShape() {}

    /** What is missing of a record of {@code commands} with this key; empty when services take it as a command. */
    public static Optional<String> wrong(SpecificRecord command, String key) {
        try {
            Fields.sessionOf(command, key);
            Fields.commandId(command);
            return Optional.empty();
        } catch (Decoding.Undecodable e) {
            return Optional.of(e.getMessage());
        }
    }

    /** Whether a text is a session id. */
    public static boolean sessionId(String text) {
        return Fields.sessionId(text);
    }
}
