package io.tightloop.planner.view;

import io.micronaut.data.repository.CrudRepository;
import java.util.Collection;
import java.util.List;

/** Rows that are read and written by their ids, many at a time. */
interface RowRepository<R> extends CrudRepository<R, String> {
    List<R> findByIdIn(Collection<String> ids);
}
