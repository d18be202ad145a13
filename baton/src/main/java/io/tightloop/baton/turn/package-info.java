/** Turns: what happens to a session when a message comes, in which order, as a whole or not at all; knows no Kafka Streams. */
package io.tightloop.baton.turn;
