package io.tightloop.schemas;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** The headers of every record: CloudEvents 1.0 Kafka binding, plus the dispatcher of work events. */
public final class Headers {
    /** Simple name of the message type: lets a reader skip what is not its own without decoding. */
    public static final String TYPE = "ce_type";

    /** Service that dispatched the item a work event is about. */
    public static final String DISPATCHER = "tl-dispatcher";

    /** Id ({@link #ID}) of the work event that a record answers: lets its writer hear what came of it. */
    public static final String CAUSE = "tl-cause";

    /** Id of the record, unique. */
    public static final String ID = "ce_id";

    /** Kind of a notification in lower case: lets a reader skip what it does not want without decoding. */
    public static final String KIND = "tl-kind";

    private static final Header VERSION = header("ce_specversion", "1.0");
    private static final Header CONTENT = header("content-type", "application/avro");

    /** Random, so that no other process has it. */
    private static final String PROCESS =
            HexFormat.of().toHexDigits(UUID.randomUUID().getLeastSignificantBits());

    private static final AtomicLong RECORDS = new AtomicLong();

    private static final ClassValue<Header> TYPES = new ClassValue<>() {
        @Override
        protected Header computeValue(Class<?> type) {
            return header(TYPE, type.getSimpleName());
        }
    };

    private Headers() {}

    /** Headers of a message from a source, for example {@code planner}. */
    public static RecordHeaders of(String source, String sessionId, SpecificRecord value) {
        RecordHeaders headers = new RecordHeaders();
        headers.add(VERSION);
        put(headers, ID, PROCESS + "-" + Long.toHexString(RECORDS.incrementAndGet()));
        put(headers, "ce_source", "/tightloop/" + source);
        headers.add(TYPES.get(value.getClass()));
        put(headers, "ce_subject", sessionId);
        headers.add(CONTENT);
        return headers;
    }

    /** Headers of a worker's answer, routed to the service that dispatched the item. */
    public static RecordHeaders ofWork(String worker, String dispatcher, String sessionId, SpecificRecord value) {
        RecordHeaders headers = of("worker/" + worker, sessionId, value);
        put(headers, DISPATCHER, dispatcher);
        return headers;
    }

    /** Headers of a notification, whose id is that of the event. */
    public static RecordHeaders ofNotification(Notification value) {
        RecordHeaders headers = of("notifier", value.getSessionId(), value);
        headers.remove(ID);
        put(headers, ID, value.getId());
        put(headers, "ce_time", Instant.ofEpochMilli(value.getAt()).toString());
        put(headers, KIND, value.getKind().name().toLowerCase(Locale.ROOT));
        return headers;
    }

    /** Text of a header; empty when it is not there. */
    public static String text(org.apache.kafka.common.header.Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    /** The values of headers, the last of each name; those without one are left out. */
    public static Map<String, ByteBuffer> values(org.apache.kafka.common.header.Headers headers) {
        Map<String, ByteBuffer> values = new HashMap<>();
        headers.forEach(header -> {
            if (header.value() != null) {
                values.put(header.key(), ByteBuffer.wrap(header.value()));
            }
        });
        return values;
    }

    /** Headers of these values. */
    public static RecordHeaders of(Map<String, ByteBuffer> values) {
        RecordHeaders headers = new RecordHeaders();
        values.forEach((name, value) -> {
            byte[] bytes = new byte[value.remaining()];
            value.duplicate().get(bytes);
            headers.add(name, bytes);
        });
        return headers;
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds a header. */
    public static void put(RecordHeaders headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
