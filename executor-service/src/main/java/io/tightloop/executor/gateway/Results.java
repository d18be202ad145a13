package io.tightloop.executor.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tightloop.baton.http.Refused;
import io.tightloop.baton.payload.PayloadSettings;
import io.tightloop.baton.payload.PayloadStore;
import io.tightloop.schemas.Evidence;
import io.tightloop.schemas.Payload;
import io.tightloop.schemas.WorkCompleted;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads results; what is too large for a record is in the payload store before anybody hears of it. */
@Singleton
final class Results {
    private static final Logger LOG = LoggerFactory.getLogger(Results.class);

    private final PayloadStore payloads;
    private final int inlineBytes;

    Results(PayloadStore payloads, PayloadSettings settings) {
        this.payloads = payloads;
        this.inlineBytes = settings.inlineBytes();
    }

    /**
     * The result in this body.
     *
     * @param at now, ms since the epoch
     * @throws Refused.TooLarge when its output, or the rest of it, is larger than is taken
     * @throws Refused.Unavailable while the payload store cannot be reached
     */
    WorkCompleted read(Ticket ticket, byte[] body, long at) {
        var large = body.length > inlineBytes
                ? OutputSpan.of(body).filter(span -> span.length() > inlineBytes)
                : Optional.<OutputSpan>empty();
        var result = ResultReader.read(ticket, large.map(OutputSpan::rest).orElse(body), at);
        var output = result.getOutput().getBytes(UTF_8);
        if (large.isPresent()) {
            result.setOutputRef(kept(ticket.sessionId(), large.get()));
        } else if (output.length > inlineBytes) {
            result.setOutput("null").setOutputRef(kept(ticket.sessionId(), new ByteArrayInputStream(output)));
        }
        if (result.getEvidence() != null) {
            result.setEvidence(kept(ticket.sessionId(), result.getEvidence()));
        }
        return result.build();
    }

    /** Keeps bytes for a session, for workers that write their results to Kafka themselves. */
    Payload keep(String sessionId, byte[] bytes) {
        if (bytes.length > PayloadStore.LARGEST_BYTES) {
            throw tooLarge("The payload", bytes.length);
        }
        return kept(sessionId, new ByteArrayInputStream(bytes));
    }

    private Payload kept(String sessionId, OutputSpan span) {
        if (span.length() > PayloadStore.LARGEST_BYTES) {
            throw tooLarge("output", span.length());
        }
        return kept(sessionId, span.value());
    }

    /** All of a long text is kept; the summary says its beginning and its end. */
    private Evidence kept(String sessionId, Evidence evidence) {
        var whole = evidence.getSummary();
        if (!Summary.tooLong(whole)) {
            return evidence;
        }
        var payload = kept(sessionId, new ByteArrayInputStream(whole.getBytes(UTF_8)));
        return new Evidence(
                evidence.getKind(), Summary.of(whole), evidence.getHash(), evidence.getBy(), evidence.getAt(), payload);
    }

    private Payload kept(String sessionId, InputStream bytes) {
        try {
            return payloads.put(sessionId, bytes);
        } catch (IOException e) {
            LOG.warn("A payload of session {} is not stored: {}", sessionId, e.toString());
            throw new Refused.Unavailable("The payload store does not answer; send it again");
        }
    }

    private static Refused.TooLarge tooLarge(String what, long bytes) {
        return new Refused.TooLarge(
                what + " has " + bytes + " bytes; at most " + PayloadStore.LARGEST_BYTES + " are taken");
    }
}
