package io.tightloop.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tightloop.schemas.AvroSerdes;
import io.tightloop.schemas.Mode;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class WorkUnitTest {
    /** Avro trusts the classes of the contract once there are serdes. */
    private static final AvroSerdes SERDES = new AvroSerdes(Map.of("schema.registry.url", "mock://work-unit"));

    @Test
    void the_standard_one_is_five_tasks_at_a_time_and_one_review() {
        var brief = WorkUnit.STANDARD.brief();

        assertThat(brief.getMode()).isEqualTo(Mode.ASYNC);
        assertThat(brief.getPolicy().getMaxConcurrent()).isEqualTo(5);
        assertThat(brief.getTasks())
                .hasSize(5)
                .allSatisfy(task -> assertThat(task.getQueue()).isEqualTo(WorkUnit.QUEUE))
                .allSatisfy(task -> assertThat(task.getDependsOn()).isEmpty());
        assertThat(brief.getCriteria())
                .singleElement()
                .satisfies(
                        criterion -> assertThat(criterion.getCheck().getQueue()).isEqualTo(WorkUnit.REVIEW_QUEUE));
        assertThat(SERDES.serializer().serialize("commands", brief)).isNotEmpty();
    }

    @Test
    void the_front_door_is_asked_for_the_same() throws Exception {
        var brief = WorkUnit.STANDARD.brief();
        var json = new ObjectMapper().readTree(WorkUnit.STANDARD.json("s-1"));

        assertThat(json.path("sessionId").asText()).isEqualTo("s-1");
        assertThat(json.path("mode").asText()).isEqualTo(brief.getMode().name());
        assertThat(json.at("/policy/parallel/maxConcurrent").asInt())
                .isEqualTo(brief.getPolicy().getMaxConcurrent());
        assertThat(json.path("tasks")).hasSameSizeAs(brief.getTasks());
        assertThat(json.at("/tasks/4/id").asText())
                .isEqualTo(brief.getTasks().get(4).getId());
        assertThat(json.at("/tasks/0/queue").asText())
                .isEqualTo(brief.getTasks().getFirst().getQueue());
        assertThat(json.at("/criteria/0/check/queue").asText())
                .isEqualTo(brief.getCriteria().getFirst().getCheck().getQueue());
    }
}
