package io.tightloop.planner.api;

import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** What trying to decode a record came to. */
sealed interface Decoded {
    /** It is a message. */
    record Message(SpecificRecord message) implements Decoded {}

    /** The record is at fault. */
    record Unreadable(String cause) implements Decoded {}

    /** The registry does not answer now, so nobody can tell. */
    record Unknown(String cause) implements Decoded {}

    /** Why it is no message; empty when it is one. */
    default Optional<String> trouble() {
        return switch (this) {
            case Message _ -> Optional.empty();
            case Unreadable(var cause) -> Optional.of(cause);
            case Unknown(var cause) -> Optional.of(cause);
        };
    }
}
