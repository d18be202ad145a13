package io.tightloop.benchmarks.limit;

/**
 * What the same broker does without Tightloop.
 *
 * @param recordBytes size of a record's value
 * @param rawPerSecond records produced and consumed, flat out
 * @param rawAloneMs p50 from produce to consume of one record at a time
 * @param hopPerSecond records through one exactly-once Streams processor, flat out
 * @param hopAloneMs p50 through it of one record at a time, ms
 */
public record Limits(int recordBytes, double rawPerSecond, double rawAloneMs, double hopPerSecond, double hopAloneMs) {}
