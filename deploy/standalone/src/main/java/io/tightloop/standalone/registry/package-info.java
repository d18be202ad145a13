/** A loopback Schema Registry with the REST API, the ids and the compatibility rules of Confluent's. */
package io.tightloop.standalone.registry;
