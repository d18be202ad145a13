package io.tightloop.standalone.system;

/** Briefs that ask a person, YAML. */
final class Questions {
    private Questions() {}

    /** The plan is asked about; it proves nothing as it is given. */
    static String aboutThePlan(String sessionId) {
        return """
            sessionId: %s
            goal: the file exists
            mode: ASYNC
            policy: {confirm: [PLAN]}
            criteria:
              - {id: there, text: it is there, check: {type: file, path: edited.txt}}
            tasks:
              - {id: write, title: write, queue: command, input: {command: touch given.txt}}
            """.formatted(sessionId);
    }

    /** The result of an agent's task is asked about. */
    static String aboutAReport(String sessionId) {
        return """
            sessionId: %s
            goal: a report is taken
            mode: ASYNC
            policy: {confirm: [TASK]}
            criteria:
              - {id: works, text: it works, check: {type: command, command: 'true'}}
            tasks:
              - {id: report, title: write a report, queue: test-agents}
            """.formatted(sessionId);
    }

    /** Three tasks, one at a time, each asked about. */
    static String aboutThreeTasks(String sessionId) {
        return """
            sessionId: %s
            goal: three tasks are taken
            mode: ASYNC
            policy: {confirm: [TASK], parallel: {maxConcurrent: 1}}
            criteria:
              - {id: works, text: it works, check: {type: command, command: 'true'}}
            tasks:
              - {id: t1, title: one, queue: command, input: {command: echo one}}
              - {id: t2, title: two, queue: command, input: {command: echo two}}
              - {id: t3, title: three, queue: command, input: {command: echo three}}
            """.formatted(sessionId);
    }

    /** A criterion that a person judges. */
    static String aboutTheLook(String sessionId) {
        return """
            sessionId: %s
            goal: it looks right
            mode: ASYNC
            criteria:
              - {id: look, text: it looks right, check: {type: manual}}
            tasks:
              - {id: paint, title: paint, queue: command, input: {command: 'echo "$TIGHTLOOP_FEEDBACK" > painted'}}
            """.formatted(sessionId);
    }

    /** What an agent reports as left to do is asked about. */
    static String aboutDiscoveries(String sessionId) {
        return """
            sessionId: %s
            goal: nothing is left
            mode: ASYNC
            policy: {confirm: [DISCOVERIES]}
            criteria:
              - {id: works, text: it works, check: {type: command, command: 'true'}}
            tasks:
              - {id: look, title: look around, queue: test-agents}
            """.formatted(sessionId);
    }

    /** A person is asked about everything, and nothing but their word completes it. */
    static String pairing(String sessionId) {
        return """
            sessionId: %s
            goal: we are content
            mode: SYNC
            planning: {taskQueue: test-agents}
            tasks:
              - {id: first, title: the first try}
            """.formatted(sessionId);
    }
}
