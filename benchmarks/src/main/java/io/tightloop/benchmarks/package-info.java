/** The command that measures a standalone server: what is run, in which order, and what comes out. */
package io.tightloop.benchmarks;
