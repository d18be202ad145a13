package io.tightloop.executor.gateway;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.swagger.v3.oas.annotations.media.Schema;
import io.tightloop.schemas.WorkItem;
import io.tightloop.schemas.WorkKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A claimed work item as agents see it (design section 8).
 *
 * @param workId names the claim in every report about it
 * @param taskId the task that is worked on or checked
 * @param criterionId the criterion that is verified
 * @param leaseUntil the claim is lost unless a heartbeat comes before
 * @param timeout longest run, ISO-8601
 * @param feedback what an earlier try or review said
 * @param question what a person asks about the result that feedback repeats: the output is the answer
 */
@Introspected
@JsonInclude(JsonInclude.Include.NON_NULL)
record ItemBody(
        String workId,
        String sessionId,
        @Nullable String taskId,
        @Nullable String criterionId,
        String kind,
        String queue,
        int attempt,
        int iteration,
        String title,
        String description,
        Instant leaseUntil,
        String timeout,
        @Schema(description = "Any JSON value") JsonNode input,
        @Nullable CheckBody check,
        String feedback,
        String question,
        WorkspaceBody workspace,
        List<MessageBody> messages) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Where work happens.
     *
     * @param path folder below the worker's workspace root; not there means one of the session's own
     */
    @Introspected
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record WorkspaceBody(@Nullable String path) {}

    static ItemBody of(WorkItem item, Ticket ticket, long leaseUntil) {
        return new ItemBody(
                ticket.text(),
                item.getSessionId(),
                isAboutTask(item) ? item.getSubject() : null,
                isAboutCriterion(item) ? item.getSubject() : null,
                item.getKind().name(),
                item.getQueue(),
                item.getAttempt(),
                item.getIteration(),
                item.getTitle(),
                item.getDescription(),
                Instant.ofEpochMilli(leaseUntil),
                Duration.ofMillis(item.getTimeoutMs()).toString(),
                json(item.getInput()),
                item.getCheck() == null ? null : CheckBody.of(item.getCheck()),
                item.getFeedback(),
                item.getQuestion(),
                new WorkspaceBody(item.getWorkspace().getPath()),
                item.getMessages().stream().map(MessageBody::of).toList());
    }

    /** The executor verifies the checks of tasks, the reviewer criteria. */
    private static boolean isAboutTask(WorkItem item) {
        return item.getKind() == WorkKind.EXECUTE
                || item.getKind() == WorkKind.VERIFY && item.getDispatcher().equals("executor");
    }

    private static boolean isAboutCriterion(WorkItem item) {
        return item.getKind() == WorkKind.VERIFY && !isAboutTask(item);
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException _) {
            return JSON.getNodeFactory().textNode(text);
        }
    }
}
