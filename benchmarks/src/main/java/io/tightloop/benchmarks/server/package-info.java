/** How a standalone server is run as a process of its own, and the one that is measured. */
package io.tightloop.benchmarks.server;
