/** The contract: every message, every topic and the serdes. */
package io.tightloop.schemas;
