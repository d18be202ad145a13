package io.tightloop.baton.feed;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/**
 * Up to where a partition is stored.
 *
 * @param id topic, colon, partition
 * @param storedOffset of the last record in the tables
 */
@MappedEntity("positions")
public record PositionRow(@Id String id, long storedOffset) {}
