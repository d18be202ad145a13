/** Joins the execution rules to the baton: messages in, events and work items out, state by state. */
package io.tightloop.executor.stream;
