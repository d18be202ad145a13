package io.tightloop.planner.view;

import io.tightloop.baton.rows.Rows;
import io.tightloop.baton.rows.Table;
import io.tightloop.baton.rows.Writing;
import io.tightloop.schemas.CriterionDefined;
import io.tightloop.schemas.CriterionVerified;
import io.tightloop.schemas.CriterionWaived;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;

/** What events change of criteria, their verdicts and their waivers. */
final class CriterionChanges {
    private static final Table<CriterionRow> CRITERIA = Table.ofParts(CriterionRow.class);
    private static final Table<VerdictRow> VERDICTS = Table.ofParts(VerdictRow.class);
    private static final Table<WaiverRow> WAIVERS = Table.ofParts(WaiverRow.class);

    private final Rows<CriterionRow> criteria = new Rows<>(CRITERIA);
    private final Rows<VerdictRow> verdicts = new Rows<>(VERDICTS);
    private final Rows<WaiverRow> waivers;

    /** Tells of each criterion that is waived for the first time. */
    CriterionChanges(Consumer<WaiverRow> waived) {
        this.waivers = new Rows<>(WAIVERS, _ -> null, (before, after) -> {
            if (before == null) {
                waived.accept(after);
            }
        });
    }

    void apply(Teller teller, SpecificRecord event) {
        switch (event) {
            case CriterionDefined e
            when teller == Teller.PLANNER -> {
                var id = e.getSessionId() + "/" + e.getCriterion().getId();
                criteria.change(id, _ -> CriterionRow.of(id, e));
            }
            case CriterionVerified e -> {
                var id = e.getSessionId() + "/" + e.getCriterionId();
                verdicts.change(id, _ -> VerdictRow.of(id, e));
            }
            case CriterionWaived e -> {
                var id = e.getSessionId() + "/" + e.getCriterionId();
                waivers.change(id, row -> WaiverRow.earlier(row, WaiverRow.of(id, e)));
            }
            default -> {}
        }
    }

    void write(Writing writing) throws SQLException {
        criteria.write(writing);
        verdicts.write(writing);
    }

    /** Goes before the sessions, which count them. */
    void writeWaivers(Writing writing) throws SQLException {
        waivers.writeAny(writing);
    }
}
