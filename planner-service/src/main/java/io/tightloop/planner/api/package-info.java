/** The front door: sessions over HTTP, from JSON to commands and from the read model to JSON. */
package io.tightloop.planner.api;
