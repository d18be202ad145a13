package io.tightloop.standalone.simulation;

import io.tightloop.baton.Addressee;
import io.tightloop.baton.Phase;
import io.tightloop.baton.protocol.BatonProtocol;
import io.tightloop.executor.stream.ExecutionPhase;
import io.tightloop.planner.stream.PlannerPhase;
import io.tightloop.reviewer.stream.ReviewerPhase;
import org.apache.avro.specific.SpecificRecord;

/** Who plays the three services: the real ones, or one with a fault that the rules must notice. */
interface Cast {
    /** The real services. */
    Cast REAL = new Cast() {};

    /** The phase of a service. */
    default Phase phase(String service) {
        return switch (service) {
            case "planner" -> new PlannerPhase();
            case "executor" -> new ExecutionPhase();
            case "reviewer" -> new ReviewerPhase();
            case String other -> throw new IllegalArgumentException("no service is called " + other);
        };
    }

    /** What becomes of a message on its way through a topic. */
    default SpecificRecord sent(String topic, SpecificRecord message) {
        return message;
    }

    /** What becomes of a record of the state on its way through the store. */
    default Object stored(Object record) {
        return record;
    }

    /** The baton's rules as a service applies them. */
    default BatonProtocol protocol(Addressee service) {
        return new BatonProtocol(service);
    }
}
