package io.tightloop.planner.view;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** What was asked, answered and decided in sessions; oldest first, pages of at most {@code most} rows. */
@Singleton
public class History {
    /** Stands for the time of an answer that has not come, ms since the epoch. */
    public static final long NEVER = 999_999_999_999_999_999L;

    private final Tables tables;

    History(Tables tables) {
        this.tables = tables;
    }

    /** Questions that take an answer now. */
    public List<ConfirmationRow> openConfirmations(String sessionId, int most) {
        return tables.confirmations().open(sessionId, most);
    }

    /** What services have stored of a session because they cannot read it, the first of each service first. */
    public List<ParkingRow> parkings(String sessionId, int most) {
        return tables.parkings().open(sessionId, most);
    }

    /** All questions after this time (ms) and confirmation id. */
    public List<ConfirmationRow> confirmations(String sessionId, long at, String confirmationId, int most) {
        return tables.confirmations().after(sessionId, at, confirmationId, most);
    }

    /** Observations, of one kind if one is given, after this time (ms) and id. */
    public List<ObservationRow> observations(
            String sessionId, Optional<ObservationRow.Kind> kind, long at, String id, int most) {
        return kind.map(wanted -> tables.observations().ofKindAfter(sessionId, wanted.name(), at, id, most))
                .orElseGet(() -> tables.observations().after(sessionId, at, id, most));
    }

    /** What the workers were told after this time (ms) and message id. */
    public List<MessageRow> messages(String sessionId, long at, String messageId, int most) {
        return tables.messages().after(sessionId, at, messageId, most);
    }

    /** Commands answered after this time (ms) and id, then those without an answer. */
    public List<CommandRow> commands(String sessionId, long at, String id, int most) {
        return tables.commands().after(sessionId, at, id, NEVER, most);
    }
}
