package io.tightloop.benchmarks.load;

/**
 * What a load consists of.
 *
 * @param unit each session
 * @param via how workers take work
 * @param start how sessions are started: on the topic of commands, or at the front door
 * @param workers threads of workers for each queue, at least 1
 */
public record LoadPlan(WorkUnit unit, Via via, Via start, int workers) {}
