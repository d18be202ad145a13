package io.tightloop.planner.api;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Value;
import io.tightloop.baton.http.Room;
import jakarta.inject.Singleton;

/** How many this instance serves at the same time: commands, and queries that wait. */
@Singleton
class Rooms {
    private final Room commands;
    private final Room waits;

    /**
     * Empty rooms.
     *
     * @param commands most commands from their first byte read to their answer, 10 s at most unless a client asks for more
     * @param waits most queries that wait for a change, or for the read model
     */
    Rooms(
            @Value("${tightloop.planner.commands:2000}") int commands,
            @Value("${tightloop.planner.waits:10000}") int waits,
            MeterRegistry meters) {
        this.commands = new Room("commands", commands);
        this.waits = new Room("waits", waits);
        Gauge.builder("tightloop.commands.waiting", this.commands, Room::taken)
                .description("Commands that are not answered yet")
                .register(meters);
        Gauge.builder("tightloop.waits.open", this.waits, Room::taken)
                .description("Queries that wait")
                .register(meters);
    }

    /** For commands, before anything of them is written. */
    Room commands() {
        return commands;
    }

    Room waits() {
        return waits;
    }
}
