package io.tightloop.planner.view;

import jakarta.inject.Singleton;
import java.util.List;

/** The tables that events are kept in. */
@Singleton
record Tables(
        SessionRepository sessions,
        LabelRepository labels,
        TaskRepository tasks,
        TaskRunRepository runs,
        DelegatedRunRepository delegatedRuns,
        DraftRepository drafts,
        CriterionRepository criteria,
        VerdictRepository verdicts,
        WaiverRepository waivers,
        ConfirmationRepository confirmations,
        ObservationRepository observations,
        AttemptRepository attempts,
        CommandRepository commands,
        DelegationRepository delegations,
        MessageRepository messages,
        DeadLetterRepository deadLetters,
        DeadLetterRecordRepository deadLetterRecords,
        ParkingRepository parkings,
        SessionCountRepository sessionCounts,
        TimeCountRepository timeCounts,
        FailureCountRepository failureCounts,
        PositionRepository positions) {

    List<RowRepository<?>> all() {
        return List.of(
                sessions,
                labels,
                delegatedRuns,
                runs,
                tasks,
                drafts,
                criteria,
                verdicts,
                waivers,
                confirmations,
                observations,
                attempts,
                commands,
                delegations,
                messages,
                deadLetters,
                deadLetterRecords,
                parkings,
                sessionCounts,
                timeCounts,
                failureCounts,
                positions);
    }

    /** What is counted of sessions, and stays when they are deleted. */
    List<RowRepository<?>> counts() {
        return List.of(sessionCounts, timeCounts, failureCounts);
    }

    /** The tables of what sessions consist of. */
    List<SessionPart> parts() {
        return List.of(
                labels,
                delegatedRuns,
                runs,
                tasks,
                drafts,
                criteria,
                verdicts,
                waivers,
                confirmations,
                observations,
                attempts,
                commands,
                delegations,
                messages,
                deadLetters,
                parkings);
    }
}
