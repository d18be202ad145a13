package io.tightloop.standalone.chaos.audit;

import io.tightloop.schemas.Headers;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * One partition of the topic of notifications: the numbers of a notifier's tables rise one by one, and no notification is
 * there twice.
 */
final class Numbers {
    private static final String NUMBER = "tl-number";
    private static final Pattern NUMBERED = Pattern.compile("(.+):(\\d{1,18})");

    private final Notebook notebook;
    private final Map<String, Long> last = new HashMap<>();
    private final Set<String> ids = new HashSet<>();

    Numbers(Notebook notebook) {
        this.notebook = notebook;
    }

    /** Takes the next record; what has no number is not the notifier's. */
    void take(ConsumerRecord<String, byte[]> record) {
        Matcher number = NUMBERED.matcher(Headers.text(record.headers(), NUMBER));
        if (!number.matches()) {
            notebook.unreadable(record.topic());
            return;
        }
        Place place = new Place(record.topic(), record.partition(), record.offset());
        String session = record.key() == null ? "" : record.key();
        long found = Long.parseLong(number.group(2));
        Long before = last.put(number.group(1), found);
        if (before != null && found != before + 1) {
            String what = "notification %d comes after %d".formatted(found, before);
            notebook.broken(Invariant.TOLD_ONCE, session, place, what);
        }
        String id = Headers.text(record.headers(), Headers.ID);
        if (!ids.add(id)) {
            notebook.broken(Invariant.TOLD_ONCE, session, place, "notification %s is there twice".formatted(id));
        }
    }
}
