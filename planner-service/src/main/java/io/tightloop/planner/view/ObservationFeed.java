package io.tightloop.planner.view;

import io.tightloop.baton.feed.Place;
import io.tightloop.schemas.Topics;
import jakarta.inject.Singleton;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Reads a session's audit so that nothing is missed. The event topics have no order between them, so an observation may
 * be stored after one that is younger: a reader's position is therefore one place in each topic, where order holds.
 */
@Singleton
public class ObservationFeed {
    private static final long LAST = Long.MAX_VALUE;

    private final Topics topics;
    private final ObservationRepository observations;

    ObservationFeed(Topics topics, ObservationRepository observations) {
        this.topics = topics;
        this.observations = observations;
    }

    /** An observation, and the position of those who have seen it and all that were read before it. */
    public record Entry(ObservationRow row, FeedPosition position) {}

    /** What one topic, or the waivers, tell next; {@code isAll} unless there may be more. */
    private record Told(Optional<Teller> teller, Deque<ObservationRow> rows, boolean isAll) {
        private FeedPosition take(FeedPosition from) {
            var row = rows.remove();
            return teller.map(topic -> from.at(topic, offset(row))).orElseGet(() -> from.atWaiver(row));
        }

        private static long offset(ObservationRow row) {
            return Long.parseLong(row.id().substring(row.id().lastIndexOf(':') + 1));
        }
    }

    /** What comes after a position, by time as far as it is stored; at least one entry if there are any. */
    public List<Entry> after(String sessionId, FeedPosition from, int most) {
        var told = new ArrayList<Told>();
        partition(sessionId)
                .ifPresent(partition -> Arrays.stream(Teller.values())
                        .map(teller -> told(sessionId, partition, teller, from, most))
                        .forEach(told::add));
        var waivers = observations.waiversAfter(sessionId, from.waivedAt(), from.waiver(), most);
        told.add(new Told(Optional.empty(), new ArrayDeque<>(waivers), waivers.size() < most));
        return merged(told, from);
    }

    private Told told(String sessionId, int partition, Teller teller, FeedPosition from, int most) {
        var topic = teller.events(topics);
        var first = new Place(topic, partition, from.offset(teller) + 1);
        var last = new Place(topic, partition, LAST);
        var rows = observations.between(sessionId, first.id(), last.id(), most);
        return new Told(Optional.of(teller), new ArrayDeque<>(rows), rows.size() < most);
    }

    /** Takes the oldest first until one of which there may be more is used up. */
    private static List<Entry> merged(List<Told> told, FeedPosition from) {
        var entries = new ArrayList<Entry>();
        var position = from;
        while (told.stream().allMatch(source -> source.isAll() || !source.rows().isEmpty())) {
            var oldest = told.stream()
                    .filter(source -> !source.rows().isEmpty())
                    .min(Comparator.comparingLong(
                            source -> source.rows().element().at()));
            if (oldest.isEmpty()) {
                return entries;
            }
            var row = oldest.get().rows().element();
            position = oldest.get().take(position);
            entries.add(new Entry(row, position));
        }
        return entries;
    }

    /** A session stands in the same partition of every topic: the one where anything was told of it. */
    private Optional<Integer> partition(String sessionId) {
        return observations.anyPlace(sessionId).map(id -> {
            int end = id.lastIndexOf(':');
            return Integer.valueOf(id.substring(id.lastIndexOf(':', end - 1) + 1, end));
        });
    }
}
