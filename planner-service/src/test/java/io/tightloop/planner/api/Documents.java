package io.tightloop.planner.api;

import java.util.List;

/** Good requests of every kind, each with most of its fields. */
final class Documents {
    /** The body of a POST. */
    record Document(String path, String body) {}

    private static final String TASKS = """
        [{'id': 't1', 'title': 'write', 'description': 'notes', 'queue': 'command',
          'input': {'command': 'true', 'n': 1.5}, 'dependsOn': [], 'files': ['NOTES.md'], 'priority': 'P1',
          'timeout': '5m', 'retry': {'maxAttempts': 3, 'backoff': '1s'}, 'callbackUrl': 'https://example.org/t1',
          'checks': [{'type': 'command', 'command': 'true'}]},
         {'id': 't2', 'title': 'read', 'dependsOn': ['t1'], 'checks': [{'type': 'agent', 'queue': 'judges'}]}]\
        """;

    private static final String BRIEF = """
        {'sessionId': '$', 'name': 'check', 'goal': 'ship it', 'mode': 'SYNC', 'context': 'none',
         'criteria': [
           {'id': 'c1', 'text': 'builds', 'provedBy': ['t1'],
            'check': {'type': 'command', 'command': 'true', 'timeout': '10m'}},
           {'id': 'c2', 'text': 'answers',
            'check': {'type': 'http', 'url': 'http://127.0.0.1:8000/', 'expectStatus': 200, 'contains': 'x',
              'method': 'PUT', 'headers': {'Accept': 'x'}, 'body': 'y', 'expectHeaders': {'Vary': 'Accept'}}},
           {'id': 'c3', 'text': 'exists', 'check': {'type': 'file', 'path': 'NOTES.md', 'contains': '1.0'}},
           {'id': 'c4', 'text': 'looks right', 'check': {'type': 'manual'}}],
         'tasks': %s, 'constraints': ['fast'], 'risks': ['late'],
         'planning': {'strategy': 'given', 'queue': 'planners', 'taskQueue': 'agents', 'maxPlanAttempts': 3},
         'policy': {'maxRetries': 5, 'maxIterations': 20, 'maxDuration': '2h', 'enforced': true,
           'blockOnSkip': true, 'recheckAllAfterFix': true, 'fallbackToManual': true, 'autoInfer': true,
           'confirm': ['PLAN', 'DONE'], 'commitEvery': 3, 'poll': {'every': '60s', 'attempts': 120},
           'tokenBudget': 1000000, 'ignoreBelow': 'minor',
           'parallel': {'maxConcurrent': 3, 'isolate': 'none'}, 'escalation': [{'queue': 'strong', 'attempts': 2}],
           'reminders': {'after': '1h', 'every': ['24h', '72h'], 'most': 5,
             'quiet': {'from': '22:00', 'to': '07:00', 'zone': 'Europe/Zurich'}}},
         'workspace': {'path': 'w'}, 'callbackUrl': 'https://example.org/x', 'labels': {'team': 'web'},
         'parent': {'sessionId': 'above', 'taskId': 't1'}}\
        """;

    private Documents() {}

    /** A start under this id, and what can be sent to that session. */
    static List<Document> about(String session) {
        var path = "/v1/sessions/" + session;
        return List.of(
                new Document("/v1/sessions", Briefs.json(BRIEF.formatted(TASKS)).replace("$", session)),
                document(path + "/signals", "{'signal': 'BREAK', 'reason': 'enough', 'by': 'ann'}"),
                document(
                        path + "/signals",
                        "{'signal': 'CONTINUE', 'policy': {'maxRetries': 1, 'maxIterations': 2, 'maxDuration': '1h',"
                                + " 'tokenBudget': 9}}"),
                document(path + "/confirmations/task-t1-1", "{'answer': 'NO', 'feedback': 'short', 'by': 'ann'}"),
                document(path + "/confirmations/plan-1-1", "{'answer': 'EDIT', 'tasks': " + TASKS + "}"),
                document(path + "/waivers", "{'criterion': 'c1', 'reason': 'late', 'by': 'ann', 'approvedBy': 'bob'}"),
                document(path + "/tasks", "{'tasks': " + TASKS + ", 'by': 'ann'}"),
                document(path + "/suspension", "{'type': 'TIME', 'for': '1h', 'reason': 'not now', 'by': 'ann'}"),
                document(
                        path + "/suspension",
                        "{'type': 'POLL', 'check': {'type': 'http', 'url': 'http://x/', 'method': 'POST', 'headers':"
                                + " {'Accept': 'text/plain'}, 'body': 'ready?', 'expectStatus': 204, 'expectHeaders':"
                                + " {'ETag': 'x'}, 'timeout': '5s'}}"),
                document(path + "/suspension", "{'type': 'FILE', 'path': 'go', 'contains': 'now'}"),
                document(path + "/resume", "{'decision': 'APPROVE', 'comment': 'well', 'by': 'ann'}"),
                document(path + "/messages", "{'text': 'mind the gap', 'by': 'ann'}"),
                document(path + "/redrive", "{'service': 'planner', 'skip': false, 'by': 'ann'}"));
    }

    private static Document document(String path, String body) {
        return new Document(path, Briefs.json(body));
    }
}
