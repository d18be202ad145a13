/** The Kafka Streams shell: topology, store, turns, timers and commits. The only code that knows Streams. */
package io.tightloop.baton.stream;
