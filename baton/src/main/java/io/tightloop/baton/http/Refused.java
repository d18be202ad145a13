package io.tightloop.baton.http;

import io.tightloop.schemas.Topics;
import java.util.List;

/** A request that is not carried out; {@link Problems} tells the client why. */
public abstract sealed class Refused extends RuntimeException {
    private Refused(String message) {
        super(message);
    }

    /** The body is not JSON, or not JSON within bounds: 400, naming line and column. */
    public static final class MalformedJson extends Refused {
        public MalformedJson(String message) {
            super(message);
        }
    }

    /** There is no such thing: 404. */
    public static final class Unknown extends Refused {
        public Unknown(String message) {
            super(message);
        }
    }

    /** The result of a task that is over without one: 409. */
    public static final class WithoutResult extends Refused {
        public WithoutResult(String message) {
            super(message);
        }
    }

    /** An attempt that is over, or that somebody else has taken: 409. */
    public static final class Over extends Refused {
        public Over(String message) {
            super(message);
        }
    }

    /** More than is taken at once: 413, naming the limit. */
    public static final class TooLarge extends Refused {
        public TooLarge(String message) {
            super(message);
        }

        /** A command or result that is larger than its topic takes. */
        public TooLarge() {
            this("The request is larger than one message may be: %d bytes".formatted(Topics.MAX_RECORD_BYTES));
        }
    }

    /** More at the same time than this instance serves: 429, to be tried again. */
    public static final class Busy extends Refused {
        public Busy(String message) {
            super(message);
        }
    }

    /** Something that is needed does not answer now: 503, to be tried again. */
    public static final class Unavailable extends Refused {
        public Unavailable(String message) {
            super(message);
        }
    }

    /** The request can be read but not accepted: 422, naming each field. */
    public static final class Invalid extends Refused {
        private final transient List<FieldError> errors;

        public Invalid(List<FieldError> errors) {
            super(
                    errors.size() == 1
                            ? errors.getFirst().field() + ": "
                                    + errors.getFirst().message()
                            : errors.size() + " fields are not valid");
            this.errors = errors;
        }

        public Invalid(String field, String message) {
            this(List.of(new FieldError(field, message)));
        }

        public List<FieldError> errors() {
            return errors;
        }
    }
}
