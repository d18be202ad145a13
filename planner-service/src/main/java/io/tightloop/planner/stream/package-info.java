/** Stands the planner's decider on the baton's shell: the only place of the planning that knows Avro. */
package io.tightloop.planner.stream;
