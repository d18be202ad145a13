package io.tightloop.baton;

import io.tightloop.schemas.AnswerConfirmation;
import io.tightloop.schemas.RedriveSession;
import io.tightloop.schemas.StartSession;
import org.apache.avro.specific.SpecificRecord;

/** Who answers a command (design section 4): whoever holds the baton, or one service whether it holds it or not. */
public enum Addressee {
    /** Whoever holds the baton; everyone else keeps the command back. */
    HOLDER,
    /** The planner alone, whoever holds the baton. */
    PLANNER,
    /** The executor alone, whoever holds the baton. */
    EXECUTOR,
    /** The reviewer alone, whoever holds the baton. */
    REVIEWER;

    /** The addressee of a command: the same in every service. */
    public static Addressee of(SpecificRecord command) {
        return switch (command) {
            case StartSession start -> PLANNER;
            case AnswerConfirmation answer ->
                switch (answer.getKind()) {
                    case PLAN, UNKNOWN -> PLANNER;
                    case TASK -> EXECUTOR;
                    case CRITERION, DISCOVERIES, DONE -> REVIEWER;
                };
            case RedriveSession redrive ->
                switch (redrive.getService()) {
                    case "executor" -> EXECUTOR;
                    case "reviewer" -> REVIEWER;
                    default -> PLANNER;
                };
            default -> HOLDER;
        };
    }
}
