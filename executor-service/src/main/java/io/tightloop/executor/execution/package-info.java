/** Runs a confirmed plan: the rules of a session's execution and of its tasks, without clock, randomness or I/O. */
package io.tightloop.executor.execution;
