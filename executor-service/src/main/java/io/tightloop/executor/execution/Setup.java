package io.tightloop.executor.execution;

/**
 * What is fixed for the whole session.
 *
 * @param start offset of the session's StartSession in commands
 * @param startedAt when it started, ms since the epoch
 * @param workspace folder of the work; null for the session's own
 * @param taskQueue queue of tasks that name none
 */
public record Setup(long start, long startedAt, Policy policy, String workspace, String taskQueue) {}
