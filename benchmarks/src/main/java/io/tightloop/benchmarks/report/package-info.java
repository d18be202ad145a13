/** Figures as text, as JSON lines and as a page with plots. */
package io.tightloop.benchmarks.report;
