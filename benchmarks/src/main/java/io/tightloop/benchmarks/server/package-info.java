/** The server that is measured: a process of its own, on the class path of this one. */
package io.tightloop.benchmarks.server;
