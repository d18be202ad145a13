package io.tightloop.baton.feed;

import io.micrometer.core.instrument.Counter;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stores batches and skips the records that the database will never take; an outage is passed on. */
public final class PoisonFilter {
    private static final Logger LOG = LoggerFactory.getLogger(PoisonFilter.class);

    private final BatchStore tables;
    private final Counter poison;

    public PoisonFilter(BatchStore tables, Counter poison) {
        this.tables = tables;
        this.poison = poison;
    }

    /** Halves a batch that fails because of what is in it until the record at fault stands alone. */
    public void store(List<Recorded> batch) {
        try {
            tables.store(batch);
        } catch (RuntimeException e) {
            if (!isAboutContent(e)) {
                throw e;
            }
            split(batch);
        }
    }

    private void split(List<Recorded> batch) {
        if (batch.size() == 1) {
            again(batch.getFirst());
        } else {
            store(batch.subList(0, batch.size() / 2));
            store(batch.subList(batch.size() / 2, batch.size()));
        }
    }

    /** Once more alone: a row that someone else inserted at the same moment is found this time. */
    private void again(Recorded record) {
        try {
            tables.store(List.of(record));
        } catch (RuntimeException e) {
            if (!isAboutContent(e)) {
                throw e;
            }
            poison.increment();
            LOG.warn("Skipped a record that cannot be stored: {}", record.place(), e);
            tables.store(List.of(new Recorded(record.place(), record.at(), Optional.empty())));
        }
    }

    /** Data exceptions (22), violated constraints (23) and what the projection itself cannot handle. */
    private static boolean isAboutContent(Throwable failure) {
        return switch (failure) {
            case null -> false;
            case SQLException e
            when e.getSQLState() != null ->
                e.getSQLState().startsWith("22") || e.getSQLState().startsWith("23");
            case NullPointerException _, ClassCastException _, IndexOutOfBoundsException _ -> true;
            case Throwable e -> isAboutContent(e.getCause());
        };
    }
}
