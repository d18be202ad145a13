package io.tightloop.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tightloop.schemas.AvroSerdes;
import io.tightloop.schemas.Headers;
import io.tightloop.schemas.ResultIgnored;
import io.tightloop.schemas.WorkCompleted;
import io.tightloop.standalone.chaos.audit.Audit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SharedServer.class)
final class AuditTest {
    @TempDir
    Path folder;

    private StandaloneProcess server;
    private Api api;

    @BeforeEach
    void use(StandaloneProcess shared) {
        server = shared;
        api = shared.api();
    }

    @Test
    void a_mixed_load_on_a_real_installation_leaves_no_findings() throws Exception {
        runs_and_is_repeated();
        is_exhausted_and_goes_on();
        is_broken_off_and_goes_on();
        asks_a_person();
        is_done_by_an_agent_who_says_so_twice();
        gets_a_result_too_late("audit-agent");
        api.start(Briefs.forNobody("audit-waits"));
        api.post("/v1/sessions/audit-waits/suspension", Api.json("{type: MANUAL, reason: not now, by: ada}"))
                .accepted();
        api.signal("audit-waits", "{signal: CONTINUE, by: ada}").refused(409, "");

        var journal = server.journal();
        var findings = Audit.of(journal.bootstrap(), journal.registry(), Journal.TOPICS.prefix());

        assertThat(findings.findings()).isEmpty();
        assertThat(findings.sessions().started()).isGreaterThanOrEqualTo(6);
        assertThat(findings.sessions().runs())
                .isGreaterThanOrEqualTo(findings.sessions().started() + 2);
        assertThat(findings.sessions().ended().get("COMPLETED")).isGreaterThanOrEqualTo(5);
        assertThat(findings.sessions().live().suspended()).isPositive();
        assertThat(findings.traffic().rejected()).isPositive();
        assertThat(findings.traffic().resultsIgnored()).isPositive();
        assertThat(findings.stalls().longest().ms()).isPositive();
    }

    private void runs_and_is_repeated() {
        api.end(api.start(Briefs.quick("audit-quick")), "COMPLETED");
        assertThat(api.start(Briefs.quick("audit-quick")).status()).isEqualTo(200);
    }

    private void is_exhausted_and_goes_on() throws Exception {
        api.end(api.start(Briefs.unfixed("audit-raised", 1, 20)), "EXHAUSTED");
        Files.createFile(server.workspace("audit-raised").resolve("fixed"));
        var goesOn = api.signal("audit-raised", "{signal: CONTINUE, policy: {maxRetries: 3}, by: ada}");
        api.end(goesOn.accepted(), "COMPLETED");
    }

    private void is_broken_off_and_goes_on() {
        api.start(Briefs.longAtFirst("audit-broken"));
        api.untilTask("audit-broken", "long", "RUNNING");
        api.signal("audit-broken", "{signal: BREAK, by: ada}").accepted();
        var goesOn = api.signal("audit-broken", "{signal: CONTINUE, by: ada}");
        api.end(goesOn.accepted(), "COMPLETED");
    }

    private void asks_a_person() {
        var started = api.start(Questions.aboutThreeTasks("audit-asked"));
        for (var task : List.of("t1", "t2", "t3")) {
            var question = "task-" + task;
            var open = api.until(
                    "audit-asked", session -> Api.open(session).stream().anyMatch(id -> id.startsWith(question)));
            api.answer("audit-asked", Api.open(open).getFirst(), "{answer: 'YES', by: ada}")
                    .accepted();
        }
        api.end(started, "COMPLETED");
    }

    private void is_done_by_an_agent_who_says_so_twice() {
        var started = api.start("""
            sessionId: audit-agent
            goal: an agent does it
            mode: ASYNC
            criteria:
              - {id: works, text: it works, check: {type: command, command: 'true'}}
            tasks:
              - {id: work, title: do it, queue: audit-agents}
            """);
        var items = api.post("/v1/work/audit-agents/claim", Api.json("{worker: ann, wait: 20s}"))
                .body()
                .path("items");
        var complete = "/v1/work/" + items.path(0).path("workId").asText() + "/complete";
        api.post(complete, Api.json("{output: done}")).accepted();
        assertThat(api.post(complete, Api.json("{output: done again}")).status())
                .isEqualTo(409);
        api.end(started, "COMPLETED");
    }

    /** A worker in another language may write what it likes. */
    private void gets_a_result_too_late(String session) throws Exception {
        var journal = server.journal();
        var topic = Journal.TOPICS.workEvents();
        try (var serializer = new AvroSerdes(Map.of("schema.registry.url", journal.registry())).serializer();
                var producer = new KafkaProducer<>(
                        Map.of("bootstrap.servers", journal.bootstrap()),
                        new StringSerializer(),
                        new ByteArraySerializer())) {
            var late = WorkCompleted.newBuilder()
                    .setSessionId(session)
                    .setWorkId("of-long-ago")
                    .setSubject("work")
                    .setClaimId("nobody's")
                    .build();
            var headers = Headers.ofWork("ann", "executor", session, late);
            producer.send(new ProducerRecord<>(topic, null, session, serializer.serialize(topic, late), headers))
                    .get();
        }
        await().atMost(Api.PATIENCE)
                .until(() -> !journal.events(session, ResultIgnored.class).isEmpty());
    }

    @Test
    void anyone_can_audit_by_the_command_line() throws Exception {
        api.end(api.start(Briefs.quick("audit-typed")), "COMPLETED");

        var told = audit();
        var json = audit("--json");
        var wrong = audit("--prefix", "nobodys.");

        assertThat(told.exitCode()).as(told.toString()).isZero();
        assertThat(told.output())
                .contains("0 findings: nothing was lost")
                .containsPattern("(?m)^ended +COMPLETED \\d+");
        assertThat(json.exitCode()).as(json.toString()).isZero();
        var findings = new ObjectMapper().readTree(json.output());
        assertThat(findings.path("violations").asLong(-1)).isZero();
        assertThat(findings.path("sessions").path("started").asLong()).isPositive();
        assertThat(wrong.exitCode()).isEqualTo(1);
        assertThat(wrong.errors())
                .isEqualToIgnoringNewLines("tightloop: there is no topic nobodys.commands: is the prefix right?");
    }

    private record Result(int exitCode, String output, String errors) {}

    private Result audit(String... more) throws Exception {
        var journal = server.journal();
        var arguments =
                new ArrayList<>(List.of("audit", "--bootstrap", journal.bootstrap(), "--registry", journal.registry()));
        arguments.addAll(List.of(more));
        try (var process = JavaProcess.commandLine(folder, arguments)) {
            int exitCode = process.awaitExit(Duration.ofSeconds(60));
            return new Result(exitCode, process.output(), process.errors());
        }
    }
}
