package io.tightloop.executor.execution;

import java.util.List;
import java.util.Optional;

/** The criteria of one session; used linearly like its {@link Tasks}. */
public interface Criteria {
    /** All of them, in the order of the brief. */
    List<Criterion> all();

    /** Writes a criterion. */
    void put(Criterion criterion);

    /** The criterion with this id. */
    default Optional<Criterion> find(String id) {
        return all().stream().filter(criterion -> criterion.id().equals(id)).findFirst();
    }
}
