/** Microbenchmarks of the hot parts that need no broker. */
package io.tightloop.benchmarks.jmh;
