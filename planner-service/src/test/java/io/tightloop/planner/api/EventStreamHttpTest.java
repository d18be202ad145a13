package io.tightloop.planner.api;

import static io.tightloop.planner.api.FrontDoorClient.json;
import static io.tightloop.planner.api.FrontDoorClient.problem;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.runtime.server.EmbeddedServer;
import io.tightloop.planner.view.EventStore;
import io.tightloop.schemas.Phase;
import io.tightloop.schemas.PlanRejected;
import io.tightloop.schemas.ResultIgnored;
import io.tightloop.schemas.SessionStatus;
import io.tightloop.schemas.StatusChanged;
import jakarta.inject.Inject;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

abstract class EventStreamHttpTest {
    @Inject
    EmbeddedServer server;

    @Inject
    InMemoryPlanner planner;

    @Inject
    EventStore events;

    @Inject
    EventStreams streams;

    private final String id = "s-" + UUID.randomUUID();
    private final String path = "/v1/sessions/" + id;
    private final List<AutoCloseable> opened = new ArrayList<>();
    private FrontDoorClient client;

    @BeforeEach
    void start_a_session() throws Exception {
        client = new FrontDoorClient(server.getURL());
        client.post("/v1/sessions", Briefs.with("'sessionId': '" + id + "'"));
    }

    @AfterEach
    void leave() throws Exception {
        for (var stream : opened) {
            stream.close();
        }
        Awaitility.await().atMost(10, SECONDS).until(() -> streams.open() == 0);
    }

    @Test
    void what_happened_and_what_happens_is_told_until_the_end() throws Exception {
        var stream = stream("");
        assertThat(stream.next().json().at("/summary").asText()).startsWith("started");
        assertThat(stream.next("session").json().at("/status").asText()).isEqualTo("RUNNING");

        planner.ask(id);
        assertThat(stream.next("observation").json().at("/subject").asText()).isEqualTo("task-t1-1");
        assertThat(stream.next("session").json().at("/status").asText()).isEqualTo("AWAITING");
        broken();

        var end = stream.next("end");
        assertThat(end.json().at("/status").asText()).isEqualTo("INTERRUPTED");
        assertThat(stream.isAtItsEnd()).isTrue();
    }

    @Test
    void every_observation_of_the_audit_is_told_once() throws Exception {
        planner.ask(id);
        broken();

        var told = stream("").untilTheEnd().stream()
                .filter(event -> event.name().equals("observation"))
                .map(SseClient.Event::data)
                .toList();
        var audit = new ArrayList<String>();
        json(client.get(path + "/observations")).at("/items").forEach(item -> audit.add(item.toString()));
        assertThat(told).containsExactlyInAnyOrderElementsOf(audit).hasSizeGreaterThan(3);
    }

    @Test
    void a_client_that_comes_again_hears_what_came_after_and_then_nothing() throws Exception {
        var first = stream("").next("observation");
        broken();

        var again = stream("Last-Event-ID: " + first.id() + "\r\n").untilTheEnd();
        assertThat(again.getFirst().json().at("/summary").asText()).contains("enough");
        assertThat(again).extracting(SseClient.Event::id).doesNotContain(first.id());
        var last = again.getLast();
        assertThat(last.name()).isEqualTo("end");

        assertThat(client.send(client.request(path + "/events").header("Last-Event-ID", last.id()))
                        .statusCode())
                .isEqualTo(204);
        assertThat(client.get(path + "/events?lastEventId=" + last.id()).statusCode())
                .isEqualTo(204);
    }

    @Test
    void what_is_stored_late_is_told_though_it_is_older() throws Exception {
        var stream = stream("");
        stream.next("session");
        events.executed(new ResultIgnored(id, "w", "t1", "the attempt is over", 1, 500_000L));
        var younger = stream.next("observation");
        events.append(List.of(new PlanRejected(id, 1, List.of("no task"), 1, 400_000L)));

        assertThat(stream.next("observation").json().at("/summary").asText()).contains("no task");
        var again = stream("Last-Event-ID: " + younger.id() + "\r\n");
        assertThat(again.next("observation").json().at("/summary").asText()).contains("no task");
    }

    @Test
    void stream_that_has_nothing_to_tell_says_that_it_lives() throws Exception {
        var stream = stream("");
        stream.next("session");

        Awaitility.await().atMost(10, SECONDS).until(() -> stream.line().equals(": alive"));
    }

    @Test
    void browser_gets_the_stream_that_it_asks_for() throws Exception {
        var stream = stream("Accept: text/event-stream\r\n");

        assertThat(stream.head()).contains("content-type: text/event-stream");
        assertThat(stream.next("session").json().at("/sessionId").asText()).isEqualTo(id);
        problem(client.send(client.request("/v1/sessions/nobody/events").header("Accept", "text/event-stream")), 404);
    }

    @Test
    void stream_is_not_packed_so_that_events_come_at_once() throws Exception {
        var stream = stream("Accept-Encoding: gzip\r\n");

        assertThat(stream.head()).contains("content-type: text/event-stream").doesNotContain("gzip");
        assertThat(stream.next("session").json().at("/sessionId").asText()).isEqualTo(id);
    }

    @Test
    void client_that_does_not_read_holds_up_nobody_and_is_not_read_ahead_for() throws Exception {
        var slow = stream("");
        slow.next("session");
        var words = "x".repeat(20_000);
        for (int i = 0; i < 40; i++) {
            int number = i;
            var batch = IntStream.range(0, 20)
                    .mapToObj(each -> new PlanRejected(id, number, List.of(words + each), 1, 1_000L + number))
                    .toList();
            events.append(batch);
        }
        broken();

        assertThat(stream("").untilTheEnd()).hasSizeGreaterThan(800);
        Awaitility.await().atMost(10, SECONDS).until(() -> streams.open() == 1);
        assertThat(slow.untilTheEnd().getLast().name()).isEqualTo("end");
    }

    @Test
    void more_streams_than_are_served_are_refused_for_now() throws Exception {
        for (int i = 0; i < 5; i++) {
            stream("").next("session");
        }
        var refused = client.get(path + "/events");

        problem(refused, 429);
        assertThat(refused.headers().firstValue("Retry-After")).contains("1");
    }

    @Test
    void stream_that_is_wrong_is_refused_as_a_problem() throws Exception {
        problem(client.get("/v1/sessions/nobody/events"), 404);
        var wrong = problem(client.get(path + "/events?lastEventId=x&after=y"), 422);
        assertThat(wrong.at("/errors").findValuesAsText("field")).containsExactly("lastEventId", "after");
        problem(client.send(client.request(path + "/events").header("Last-Event-ID", "MQ")), 422);
    }

    @Test
    void stream_of_a_session_that_stands_still_goes_on_when_it_does() throws Exception {
        var stream = stream("");
        stream.next("session");
        events.append(List.of(new StatusChanged(id, SessionStatus.AWAITING, Phase.PLAN, 1, 9L)));

        assertThat(stream.next("session").json().at("/status").asText()).isEqualTo("AWAITING");
    }

    private void broken() throws Exception {
        client.post(path + "/signals", "{'signal': 'BREAK', 'reason': 'enough', 'by': 'ann'}");
    }

    private SseClient stream(String headers) throws Exception {
        var socket = new Socket(server.getHost(), server.getPort());
        var request = "GET " + path + "/events HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        var stream = new SseClient(socket);
        opened.add(stream);
        return stream;
    }
}
