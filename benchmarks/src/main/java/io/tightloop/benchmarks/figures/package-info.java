/** What a run used: processor time, memory, records, bytes and commits. */
package io.tightloop.benchmarks.figures;
