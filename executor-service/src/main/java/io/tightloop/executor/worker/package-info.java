/** The built-in workers: they take work items from queues, run them in a session's workspace and report what came of it. */
package io.tightloop.executor.worker;
