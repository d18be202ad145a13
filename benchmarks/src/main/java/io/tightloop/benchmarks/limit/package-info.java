/** What the broker and Kafka Streams can do alone, measured beside the server: the limits it is compared with. */
package io.tightloop.benchmarks.limit;
