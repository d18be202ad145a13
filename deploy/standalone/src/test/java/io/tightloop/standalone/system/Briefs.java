package io.tightloop.standalone.system;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Briefs of the system tests, YAML. */
final class Briefs {
    private Briefs() {}

    /** One task and one criterion, done at once. */
    static String quick(String sessionId) {
        return """
            sessionId: %s
            goal: a greeting exists
            mode: ASYNC
            criteria:
              - {id: greeting, text: the greeting exists, check: {type: file, path: greeting.txt, contains: hello}}
            tasks:
              - {id: greet, title: greet, queue: command, input: {command: echo hello > greeting.txt}}
            """.formatted(sessionId);
    }

    /** Tasks t1, t2 … that each write their name to {@code log.txt} and take a second, two at a time. */
    static String slowSteps(String sessionId, int tasks) {
        return """
            sessionId: %s
            goal: every step is logged
            mode: ASYNC
            policy: {parallel: {maxConcurrent: 2}}
            criteria:
              - {id: logged, text: the last step is logged, check: {type: file, path: log.txt, contains: t%d}}
            tasks:
            """.formatted(sessionId, tasks)
                + IntStream.rangeClosed(1, tasks).mapToObj("""
                      - {id: t%1$d, title: step %1$d, queue: command, input: {command: echo t%1$d >> log.txt; sleep 1}}
                    """::formatted).collect(Collectors.joining());
    }

    /** A task that takes 30 s when it runs first, and none when it runs again; its process id is in {@code pid}. */
    static String longAtFirst(String sessionId) {
        return longAtFirst(sessionId, "{}");
    }

    static String longAtFirst(String sessionId, String policy) {
        return """
            sessionId: %s
            goal: the long task ends
            mode: ASYNC
            policy: %s
            criteria:
              - {id: ended, text: it ended, check: {type: file, path: ended}}
            tasks:
              - id: long
                title: take long at first
                queue: command
                input: {command: "if [ ! -e pid ]; then echo $$ > pid; sleep 30 & echo $! > child; wait $!; fi; touch ended"}
              - {id: next, title: go on, queue: command, input: {command: 'true'}, dependsOn: [long]}
            """.formatted(sessionId, policy);
    }

    /** A criterion that fails until someone puts the file {@code fixed} into the workspace. */
    static String unfixed(String sessionId, int maxRetries, int maxIterations) {
        return """
            sessionId: %s
            goal: it is fixed
            mode: ASYNC
            policy: {maxRetries: %d, maxIterations: %d}
            criteria:
              - {id: fixed, text: it is fixed, check: {type: command, command: test -e fixed}}
              - {id: there, text: the work was done, check: {type: file, path: work}}
            tasks:
              - {id: work, title: work, queue: command, input: {command: touch work}}
            """.formatted(sessionId, maxRetries, maxIterations);
    }

    /** One task that makes the file {@code there} and ends when somebody makes the file {@code go}. */
    static String untilGo(String sessionId) {
        return there(sessionId, "touch there; until [ -e go ]; do sleep 0.1; done");
    }

    /** One task, by that command, after which the file {@code there} must be there. */
    static String there(String sessionId, String command) {
        return """
            sessionId: %s
            goal: the file is there
            mode: ASYNC
            criteria:
              - {id: there, text: it is there, check: {type: file, path: there}}
            tasks:
              - id: wait
                title: wait for go
                queue: command
                input: {command: '%s'}
            """.formatted(sessionId, command);
    }

    /** A task on a queue that no worker takes from. */
    static String forNobody(String sessionId) {
        return """
            sessionId: %s
            goal: somebody comes
            mode: ASYNC
            criteria:
              - {id: done, text: it is done, check: {type: file, path: done}}
            tasks:
              - {id: lonely, title: wait, queue: nobody}
            """.formatted(sessionId);
    }

    /** A brief that is right except for these tasks. */
    static String withTasks(String tasks) {
        return """
            sessionId: refused
            goal: nothing
            mode: ASYNC
            criteria:
              - {id: c, text: nothing, check: {type: file, path: nothing}}
            tasks: %s
            """.formatted(tasks);
    }
}
