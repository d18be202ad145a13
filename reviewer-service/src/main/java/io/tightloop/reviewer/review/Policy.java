package io.tightloop.reviewer.review;

/**
 * The rules of a session that concern its review: {@code recheckAll} verifies in every review what passed before,
 * {@code leastPlanned} is the least severity of a worker's report that is planned.
 */
public record Policy(
        boolean enforced,
        boolean blockOnSkip,
        boolean recheckAll,
        boolean fallbackToManual,
        boolean autoInfer,
        boolean confirmDiscoveries,
        boolean confirmDone,
        Severity leastPlanned) {}
