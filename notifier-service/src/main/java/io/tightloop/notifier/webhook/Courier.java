package io.tightloop.notifier.webhook;

import io.micrometer.core.instrument.MeterRegistry;
import io.tightloop.notifier.table.Bell;
import jakarta.inject.Singleton;
import java.time.Clock;

/** What every delivery needs on its way: who is woken, what is counted, and the time. */
@Singleton
record Courier(Bell bell, MeterRegistry meters, Clock clock) {}
