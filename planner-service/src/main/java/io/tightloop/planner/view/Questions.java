package io.tightloop.planner.view;

import io.tightloop.baton.rows.Rows;
import io.tightloop.schemas.ConfirmationAnswered;
import io.tightloop.schemas.ConfirmationRequested;
import io.tightloop.schemas.ConfirmationWithdrawn;
import org.apache.avro.specific.SpecificRecord;

/** What events change of the questions to people; asking again opens a question anew. */
final class Questions {
    private Questions() {}

    static void apply(Rows<ConfirmationRow> confirmations, SpecificRecord event) {
        switch (event) {
            case ConfirmationRequested e ->
                confirmations.change(
                        ConfirmationRow.id(e.getSessionId(), e.getConfirmationId()), _ -> ConfirmationRow.of(e));
            case ConfirmationAnswered e ->
                confirmations.change(
                        ConfirmationRow.id(e.getSessionId(), e.getConfirmationId()),
                        row -> row == null ? null : row.answered(e));
            case ConfirmationWithdrawn e ->
                confirmations.change(
                        ConfirmationRow.id(e.getSessionId(), e.getConfirmationId()),
                        row -> row == null ? null : row.withdrawn(e));
            default -> {}
        }
    }
}
