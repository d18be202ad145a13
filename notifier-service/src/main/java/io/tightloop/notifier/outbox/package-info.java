/** Publishes notifications on their topic, each once and in order. */
package io.tightloop.notifier.outbox;
