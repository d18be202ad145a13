package io.tightloop.reviewer.review;

import java.util.List;
import java.util.Optional;

/**
 * The parts of a session's state beside its root: the decider reads them, {@link ReviewEvolution} alone writes them,
 * and only the newest state that holds them is used.
 */
public interface Board {
    void session(Session session);

    Optional<Criterion> criterion(String id);

    /** All criteria in the order of the brief: costs as much as there are. */
    List<Criterion> criteria();

    void put(Criterion criterion);

    boolean found(int iteration, String key);

    /** What execution left to do in this iteration, in order. */
    List<Finding> findings(int iteration);

    void put(Finding finding);
}
