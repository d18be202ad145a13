package io.tightloop.executor.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.runtime.server.EmbeddedServer;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Tests of the work API over HTTP: an agent, a queue and a session of their own each. */
abstract class WorkHttp {
    @Inject
    EmbeddedServer server;

    @Inject
    InMemoryQueues queues;

    @Inject
    InMemoryDispatcher dispatcher;

    @Inject
    Attempts attempts;

    final String queue = "q-" + UUID.randomUUID();
    final String session = "s-" + UUID.randomUUID();
    Agent agent;

    @BeforeEach
    void agent() {
        agent = new Agent(server.getURL(), "ann");
    }

    @AfterEach
    void broker_is_back() {
        dispatcher.away(false);
    }

    JsonNode claimed() throws Exception {
        return claimed(session);
    }

    JsonNode claimed(String sessionId) throws Exception {
        queues.put(Items.task(queue, sessionId, "t1"));
        return agent.claim(queue);
    }
}
