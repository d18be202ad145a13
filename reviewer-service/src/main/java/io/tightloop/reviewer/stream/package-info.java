/** Stands the reviewer's decider on the baton's shell: the only place of the review that knows Avro. */
package io.tightloop.reviewer.stream;
