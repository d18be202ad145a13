/** A real Kafka broker inside this JVM. */
package io.tightloop.standalone.broker;
