package io.tightloop.standalone.chaos;

/**
 * What one fault did; times in ms, negative where there is none.
 *
 * @param fault its name
 * @param kind its kind
 * @param beganAt since the run began
 * @param lasted until nothing was wrong any more
 * @param working from a kill until the victim worked again
 * @param recovered from then until a new session had been through and all that lived had moved
 * @param stall longest time that one session stood still, of those that wait for nobody
 * @param stallP99 the same, of 99 in 100 sessions
 * @param live sessions that lived when it began
 * @param stateBytes size of their changelogs then
 * @param skipped why nothing was done; empty when it was
 */
record Measure(
        String fault,
        String kind,
        long beganAt,
        long lasted,
        long working,
        long recovered,
        long stall,
        long stallP99,
        long live,
        long stateBytes,
        String skipped) {}
