package io.tightloop.planner.api;

import io.micronaut.core.annotation.Nullable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;

/** Bodies of requests as they are described; they are read field by field, so that each wrong one is named. */
final class RequestBodies {
    private RequestBodies() {}

    record Brief(
            @Nullable String sessionId,
            @Nullable String name,
            String goal,
            @Schema(allowableValues = {"SYNC", "ASYNC"}) String mode,
            @Nullable List<Criterion> criteria,
            @Nullable List<Task> tasks,
            @Nullable List<String> constraints,
            @Nullable List<String> risks,
            @Nullable String context,
            @Nullable Planning planning,
            @Nullable Policy policy,
            @Nullable Workspace workspace,
            @Nullable String callbackUrl,
            @Nullable Map<String, String> labels,
            @Nullable Parent parent) {}

    record Criterion(
            String id,
            String text,
            @Nullable Check check,
            @Nullable List<String> provedBy) {}

    record Task(
            String id,
            String title,
            @Nullable String description,
            @Nullable String queue,
            @Nullable @Schema(type = "object") Object input,
            @Nullable List<String> dependsOn,
            @Nullable List<String> files,

            @Nullable @Schema(allowableValues = {"P0", "P1", "P2", "P3", "P4"})
            String priority,

            @Nullable String timeout,
            @Nullable Retry retry,
            @Nullable List<Check> checks,
            @Nullable String callbackUrl) {}

    record Retry(@Nullable Integer maxAttempts, @Nullable String backoff) {}

    record Check(
            @Schema(allowableValues = {"command", "http", "file", "agent", "manual"})
            String type,

            @Nullable String command,
            @Nullable String path,
            @Nullable String contains,
            @Nullable String url,
            @Nullable String method,
            @Nullable Map<String, String> headers,
            @Nullable String body,
            @Nullable Integer expectStatus,
            @Nullable Map<String, String> expectHeaders,
            @Nullable String queue,
            @Nullable String timeout) {}

    record Planning(
            @Nullable @Schema(allowableValues = {"given", "criteria", "agent"})
            String strategy,

            @Nullable String queue,
            @Nullable String taskQueue,
            @Nullable Integer maxPlanAttempts) {}

    record Policy(
            @Nullable Integer maxRetries,
            @Nullable Integer maxIterations,
            @Nullable String maxDuration,
            @Nullable Long tokenBudget,
            @Nullable Boolean enforced,
            @Nullable Boolean blockOnSkip,
            @Nullable Boolean recheckAllAfterFix,
            @Nullable Boolean fallbackToManual,
            @Nullable Boolean autoInfer,

            @Nullable @Schema(description = "PLAN, TASK, CRITERION, DISCOVERIES, DONE")
            List<String> confirm,

            @Nullable Integer commitEvery,
            @Nullable Poll poll,

            @Nullable @Schema(allowableValues = {"minor", "major", "critical", "none"})
            String ignoreBelow,

            @Nullable Parallel parallel,
            @Nullable List<Escalation> escalation,
            @Nullable Reminders reminders) {}

    record Poll(@Nullable String every, @Nullable Integer attempts) {}

    record Parallel(
            @Nullable Integer maxConcurrent, @Nullable String isolate) {}

    record Escalation(String queue, @Nullable Integer attempts) {}

    record Reminders(
            @Nullable String after,

            @Nullable @Schema(description = "a duration, or up to 20 of them, the last of which repeats")
            Object every,

            @Nullable Integer most,
            @Nullable QuietHours quiet) {}

    record QuietHours(String from, String to, @Nullable String zone) {}

    record Workspace(
            @Nullable String path,
            @Nullable String repository,
            @Nullable String ref) {}

    record Parent(String sessionId, @Nullable String taskId) {}

    record Signal(
            @Schema(allowableValues = {"BREAK", "DONE", "CONTINUE"})
            String signal,

            @Nullable String reason,
            @Nullable String by,
            @Nullable Limits policy) {}

    record Limits(
            @Nullable Integer maxRetries,
            @Nullable Integer maxIterations,
            @Nullable String maxDuration,
            @Nullable Long tokenBudget) {}

    record Answer(
            @Schema(allowableValues = {"YES", "NO", "EDIT", "REVIEW", "SKIP"})
            String answer,

            @Nullable String feedback,
            @Nullable List<Task> tasks,
            @Nullable String by) {}

    record Waiver(
            String criterion,
            @Nullable String reason,
            @Nullable String by,
            @Nullable String approvedBy) {}

    record Edit(List<Task> tasks, @Nullable String by) {}

    record Redrive(
            @Schema(allowableValues = {"planner", "executor", "reviewer"})
            String service,

            @Nullable Boolean skip,
            @Nullable String by) {}

    record RedriveAll(
            @Nullable String service,
            @Nullable String session,
            @Nullable String topic,
            @Nullable String cursor,
            @Nullable Integer limit,
            @Nullable String by) {}

    record RedriveOne(@Nullable String by) {}

    record Resolution(String reason, @Nullable String by) {}

    record Suspension(
            @Schema(allowableValues = {"TIME", "POLL", "MANUAL", "FILE"})
            String type,

            @Nullable @Schema(name = "for") String length,
            @Nullable String until,
            @Nullable Check check,
            @Nullable String path,
            @Nullable String contains,
            @Nullable String reason,
            @Nullable String by) {}

    record Resumption(
            @Schema(allowableValues = {"APPROVE", "REJECT", "FORCE"})
            String decision,

            @Nullable String comment,
            @Nullable String by) {}

    record Message(String text, @Nullable String by) {}
}
