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

    /** A body, or a part of one, that is larger than is taken: 413, naming the limit. */
    public static final class TooLarge extends Refused {
        public TooLarge(String message) {
            super(message);
        }

        /** What it makes is larger than its topic takes. */
        public static TooLarge ofMessage() {
            return new TooLarge("The request is larger than the installation's limit for one message, "
                    + Topics.MAX_RECORD_BYTES + " bytes");
        }
    }

    /** A body that is packed: 415. */
    public static final class Packed extends Refused {
        Packed(String encoding) {
            super("Bodies are taken as they are, without Content-Encoding, but this one is " + encoding);
        }
    }

    /** More at the same time than this instance serves: 429, to be tried again. */
    public static final class Busy extends Refused {
        private final String who;

        /**
         * @param who there are too many of, in the plural: refusals are counted by it
         */
        public Busy(String who, String message) {
            super(message);
            this.who = who;
        }

        String who() {
            return who;
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
