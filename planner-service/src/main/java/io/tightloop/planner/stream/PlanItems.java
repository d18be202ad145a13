package io.tightloop.planner.stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.tightloop.baton.Turn;
import io.tightloop.planner.planning.Attempt;
import io.tightloop.planner.planning.CheckType;
import io.tightloop.planner.planning.Event;
import io.tightloop.planner.planning.PlanRequest;
import io.tightloop.planner.planning.PlanningState;
import io.tightloop.schemas.WorkItem;
import io.tightloop.schemas.WorkKind;
import io.tightloop.schemas.Workspace;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Plans as work for a queue. */
final class PlanItems {
    /** The one subject of the planner's work. */
    static final String SUBJECT = "plan";

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new SimpleModule().addSerializer(new CheckTypes()))
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .withConfigOverride(
                    Map.class,
                    map -> map.setInclude(
                            JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, JsonInclude.Include.ALWAYS)))
            .build();

    /** Types of checks as briefs write them. */
    private static final class CheckTypes extends StdSerializer<CheckType> {
        private CheckTypes() {
            super(CheckType.class);
        }

        @Override
        public void serialize(CheckType type, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(type.name().toLowerCase(Locale.ROOT));
        }
    }

    private PlanItems() {}

    static WorkItem item(Turn turn, PlanningState state, Event.PlanDispatched sent) {
        PlanRequest request = PlanRequest.of(state);
        return new WorkItem(
                sent.workId(),
                turn.sessionId(),
                WorkKind.PLAN,
                "planner",
                SUBJECT,
                sent.queue(),
                sent.attempt(),
                sent.iteration(),
                "Plan: " + request.goal(),
                "Plan the tasks of iteration " + sent.iteration() + " that prove the open criteria.\nGoal: "
                        + request.goal(),
                json(request),
                null,
                request.feedback(),
                "",
                new Workspace(state.plans().brief().workspace()),
                Attempt.LONGEST_RUN_MS,
                Attempt.LEASE_MS,
                sent.at(),
                List.of());
    }

    private static String json(PlanRequest request) {
        try {
            return JSON.writeValueAsString(request);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a plan request is made of text, numbers and lists", e);
        }
    }
}
