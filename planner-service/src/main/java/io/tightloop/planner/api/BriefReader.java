package io.tightloop.planner.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.tightloop.baton.http.FieldErrors;
import io.tightloop.baton.http.JsonCursor;
import io.tightloop.baton.http.JsonText;
import io.tightloop.baton.http.Places;
import io.tightloop.baton.http.TaskReader;
import io.tightloop.schemas.Brief;
import io.tightloop.schemas.Mode;
import io.tightloop.schemas.Parent;
import io.tightloop.schemas.Workspace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a brief (design section 8) and collects everything that is wrong with it, field by field: 400 when it is not
 * JSON, 422 otherwise. No field is ignored: one that this version cannot obey is refused.
 */
final class BriefReader {
    /** Most tasks, and most criteria, of a brief. */
    static final int MOST_PARTS = TaskReader.MOST;

    private static final int LONGEST_GOAL = 4_000;
    private static final List<String> FIELDS = List.of(
            "sessionId",
            "name",
            "goal",
            "mode",
            "criteria",
            "tasks",
            "constraints",
            "risks",
            "context",
            "planning",
            "policy",
            "workspace",
            "callbackUrl",
            "labels",
            "parent");

    private BriefReader() {}

    static StartRequest read(byte[] text) {
        return read(JsonText.object(text));
    }

    private static StartRequest read(JsonNode node) {
        var errors = new FieldErrors();
        var json = JsonCursor.root(node, errors).fields(FIELDS);
        var sessionId = json.optionalId("sessionId");
        var brief = brief(json);
        BriefGraph.check(brief.getCriteria(), brief.getTasks(), errors);
        errors.refuse();
        return new StartRequest(sessionId, brief);
    }

    private static Brief brief(JsonCursor json) {
        var criteria = json.items("criteria", MOST_PARTS).stream()
                .map(CriterionReader::read)
                .toList();
        var tasks =
                json.items("tasks", MOST_PARTS).stream().map(TaskReader::read).toList();
        return Brief.newBuilder()
                .setName(json.text("name", 256).orElse(""))
                .setGoal(json.required("goal", LONGEST_GOAL))
                .setMode(mode(json, criteria.isEmpty(), tasks.isEmpty()))
                .setCriteria(criteria)
                .setTasks(tasks)
                .setConstraints(json.texts("constraints", 1_000))
                .setRisks(json.texts("risks", 1_000))
                .setContext(json.text("context", JsonCursor.TEXT).orElse(""))
                .setPlanning(PlanningReader.read(json.object("planning"), !tasks.isEmpty()))
                .setPolicy(PolicyReader.read(json.object("policy")))
                .setWorkspace(workspace(json.object("workspace").fields(List.of("path", "repository", "ref"))))
                .setCallbackUrl(Places.url(json, "callbackUrl").orElse(null))
                .setLabels(labels(json.object("labels")))
                .setParent(json.has("parent") ? parent(json.object("parent")) : null)
                .build();
    }

    private static Mode mode(JsonCursor json, boolean withoutCriteria, boolean withoutTasks) {
        json.required("mode", JsonCursor.TEXT);
        var mode =
                json.choice("mode", List.of("SYNC", "ASYNC")).map(Mode::valueOf).orElse(Mode.UNKNOWN);
        boolean noneGiven = !json.has("criteria")
                || json.node().get("criteria").isArray()
                        && json.node().get("criteria").isEmpty();
        if (mode == Mode.ASYNC && noneGiven) {
            json.wrong("criteria", "delegation (mode ASYNC) needs at least one criterion");
        } else if (mode == Mode.SYNC && withoutCriteria && withoutTasks && !isPlannedByAgent(json)) {
            json.wrong("criteria", "there must be a criterion or a task");
        }
        return mode;
    }

    private static boolean isPlannedByAgent(JsonCursor json) {
        return "agent".equals(json.object("planning").node().path("strategy").textValue());
    }

    private static Workspace workspace(JsonCursor json) {
        for (var field : List.of("repository", "ref")) {
            if (json.text(field, 2_048).isPresent()) {
                json.unsupported(field);
            }
        }
        return Workspace.newBuilder()
                .setPath(Places.relativePath(json, "path").orElse(null))
                .build();
    }

    private static Parent parent(JsonCursor object) {
        var json = object.fields(List.of("sessionId", "taskId"));
        return new Parent(json.id("sessionId"), json.optionalId("taskId").orElse(""));
    }

    private static Map<String, String> labels(JsonCursor json) {
        var labels = new LinkedHashMap<String, String>();
        if (!json.node().isObject()) {
            json.wrong("", "must be an object");
        } else if (json.node().size() > 64) {
            json.wrong("", "must have at most 64 labels");
        } else {
            json.node().fieldNames().forEachRemaining(name -> {
                if (!name.matches("[A-Za-z0-9._/-]{1,128}")) {
                    json.wrong(name, "must be named by [A-Za-z0-9._/-]{1,128}");
                }
                labels.put(name, json.required(name, 256));
            });
        }
        return labels;
    }
}
