package io.tightloop.planner.api;

import java.util.List;

/** A request that is not carried out; {@link Problems} tells the client why. */
abstract sealed class Refused extends RuntimeException {
    private Refused(String message) {
        super(message);
    }

    /** The body is not JSON, or not JSON within bounds: 400, naming line and column. */
    static final class MalformedJson extends Refused {
        MalformedJson(String message) {
            super(message);
        }
    }

    /** There is no such thing: 404. */
    static final class Unknown extends Refused {
        Unknown(String message) {
            super(message);
        }
    }

    /** The result of a task that is over without one: 409. */
    static final class WithoutResult extends Refused {
        WithoutResult(String message) {
            super(message);
        }
    }

    /** A command that is larger than its topic takes: 413. */
    static final class TooLarge extends Refused {
        TooLarge() {
            super("The request is larger than the installation's limit for one message");
        }
    }

    /** Something that is needed does not answer now: 503, to be tried again. */
    static final class Unavailable extends Refused {
        Unavailable(String message) {
            super(message);
        }
    }

    /** The request can be read but not accepted: 422, naming each field. */
    static final class Invalid extends Refused {
        private final transient List<FieldError> errors;

        Invalid(List<FieldError> errors) {
            super(
                    errors.size() == 1
                            ? errors.getFirst().field() + ": "
                                    + errors.getFirst().message()
                            : errors.size() + " fields are not valid");
            this.errors = errors;
        }

        Invalid(String field, String message) {
            this(List.of(new FieldError(field, message)));
        }

        List<FieldError> errors() {
            return errors;
        }
    }
}
