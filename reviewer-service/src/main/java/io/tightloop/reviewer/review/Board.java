package io.tightloop.reviewer.review;

import java.util.List;
import java.util.Optional;

/**
 * The parts of a session's state beside its root: the decider reads them, {@link ReviewEvolution} alone writes them,
 * and only the newest state that holds them is used.
 */
public interface Board {
    void session(Session session);

    /** What does not change; there once the session is known. */
    Session session();

    Optional<Criterion> criterion(String id);

    /** All criteria in the order of the brief: costs as much as there are. */
    List<Criterion> criteria();

    void put(Criterion criterion);

    /** What is left to do after this iteration, in order. */
    List<Finding> findings(int iteration);

    void put(Finding finding);

    void dropFindings(int iteration);

    /** Whether a finding with this key or title mark was met in the session. */
    boolean met(String mark);

    void meet(String mark);
}
