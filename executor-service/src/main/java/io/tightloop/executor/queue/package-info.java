/** The registry of queues and workers: what waits on each queue, since when, and who takes it. */
package io.tightloop.executor.queue;
