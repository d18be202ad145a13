package io.tightloop.baton.feed;

import io.tightloop.schemas.AvroSerdes;
import io.tightloop.schemas.Headers;
import io.tightloop.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Records as the event topics hold them when one session after the other starts at an even pace and so many are under
 * way at once.
 */
public final class WorkUnits {
    private static final int PARTITIONS = 4;

    private final int underWay;
    private final boolean counted;
    private final Topics topics;
    private final Serializer<SpecificRecord> serializer;
    private final Map<Integer, List<WorkUnit.Told>> open = new HashMap<>();
    private final Map<String, Long> ends = new HashMap<>();
    private final String run = UUID.randomUUID().toString();
    private int tick;

    /** Ids of sessions are random, as the front door makes them, or counted, as a client may choose them. */
    public WorkUnits(int underWay, boolean counted, Topics topics, AvroSerdes serdes) {
        this.underWay = underWay;
        this.counted = counted;
        this.topics = topics;
        this.serializer = serdes.serializer();
    }

    /** The next records, at least so many. */
    public List<ConsumerRecord<String, byte[]>> next(int least) {
        var records = new ArrayList<ConsumerRecord<String, byte[]>>();
        while (records.size() < least) {
            tick(records);
        }
        return records;
    }

    /** One session starts; each that is under way may tell its next event. */
    private void tick(List<ConsumerRecord<String, byte[]>> records) {
        for (int event = 0; event < WorkUnit.EVENTS; event++) {
            int session = tick - event * underWay / WorkUnit.EVENTS;
            if (session >= 0) {
                records.add(record(session, event));
            }
        }
        tick++;
    }

    private String id(int session) {
        var name = run.substring(0, 8) + "-" + session;
        return counted
                ? name
                : UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private ConsumerRecord<String, byte[]> record(int session, int event) {
        var id = id(session);
        var told = open.computeIfAbsent(session, _ -> WorkUnit.events(id, System.currentTimeMillis()))
                .get(event);
        if (event == WorkUnit.EVENTS - 1) {
            open.remove(session);
        }
        var topic = topics.eventsOf(told.service());
        int partition = session % PARTITIONS;
        long offset = ends.merge(topic + partition, 1L, Long::sum);
        return new ConsumerRecord<>(
                topic,
                partition,
                offset,
                0L,
                TimestampType.CREATE_TIME,
                1,
                1,
                id,
                serializer.serialize(topic, told.event()),
                Headers.of("bench", id, told.event()),
                Optional.empty());
    }
}
