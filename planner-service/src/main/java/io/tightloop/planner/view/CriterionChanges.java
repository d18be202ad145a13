package io.tightloop.planner.view;

import io.tightloop.schemas.CriterionDefined;
import io.tightloop.schemas.CriterionVerified;
import io.tightloop.schemas.CriterionWaived;
import org.apache.avro.specific.SpecificRecord;

/** What events change of criteria, their verdicts and their waivers. */
final class CriterionChanges {
    private final Rows<CriterionRow> criteria;
    private final Rows<VerdictRow> verdicts;
    private final Rows<WaiverRow> waivers;

    CriterionChanges(Tables tables) {
        this.criteria = new Rows<>(tables.criteria(), CriterionRow::id, _ -> null);
        this.verdicts = new Rows<>(tables.verdicts(), VerdictRow::id, _ -> null);
        this.waivers = new Rows<>(tables.waivers(), WaiverRow::id, _ -> null);
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

    void write() {
        criteria.write();
        verdicts.write();
        waivers.write();
    }
}
