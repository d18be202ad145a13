package io.tightloop.executor.gateway;

import io.tightloop.schemas.Headers;
import java.util.concurrent.CompletableFuture;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Writes claims and reports so that every replica has them. */
interface WorkEvents {
    /** When it was written, ms since the epoch by the broker's clock; routed by the headers. */
    CompletableFuture<Long> write(Ticket ticket, SpecificRecord event, RecordHeaders headers);

    /** Headers of an event about a claim; its id is among them. */
    static RecordHeaders headers(Ticket ticket, SpecificRecord event) {
        return Headers.ofWork(ticket.worker(), ticket.dispatcher(), ticket.sessionId(), event);
    }
}
