package io.tightloop.benchmarks.load;

/**
 * How far what is stored of sessions lies behind their end events, whose own timestamps count: the transaction that makes
 * an event readable is part of it.
 *
 * @param readModel until the API showed the end, of up to 10 sessions a second
 * @param notifications until the notification of the end could be read on its topic, of every session
 * @param late sessions whose notification, or whose end at the API, had not come 60 s after all had ended; they are in the figures
 *     with the time they had waited
 */
public record Lags(Quantiles readModel, Quantiles notifications, long late) {}
