package io.tightloop.standalone.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The kinds of sessions that the load consists of. */
enum Shape {
    /** Tasks and a criterion for the suite's own worker, on Kafka. */
    QUEUE(5, true, """
        sessionId: %1$s
        name: chaos-queue
        goal: three things are done and judged
        mode: ASYNC
        criteria:
          - {id: judged, text: it is judged, check: {type: agent, queue: chaos}}
        tasks:
          - {id: t1, title: one, queue: chaos}
          - {id: t2, title: two, queue: chaos}
          - {id: t3, title: three, queue: chaos, dependsOn: [t1, t2]}
        """),
    /** Commands and a file, for the built-in workers. */
    FILES(2, true, """
        sessionId: %1$s
        name: chaos-files
        goal: a greeting exists
        mode: ASYNC
        criteria:
          - {id: greeting, text: the greeting exists, check: {type: file, path: greeting.txt, contains: hello}}
        tasks:
          - {id: greet, title: greet, queue: command, input: {command: echo hello > greeting.txt}}
        """),
    /** A person confirms the plan and the end. */
    CONFIRMED(2, false, """
        sessionId: %1$s
        name: chaos-confirmed
        goal: a person agrees
        mode: SYNC
        policy: {confirm: [PLAN, DONE]}
        criteria:
          - {id: judged, text: it is judged, check: {type: agent, queue: chaos}}
        tasks:
          - {id: t1, title: one, queue: chaos}
        """),
    /** A person breaks it off and lets it go on. */
    BROKEN(2, false, """
        sessionId: %1$s
        name: chaos-broken
        goal: it goes on after a break
        mode: ASYNC
        policy: {parallel: {maxConcurrent: 1}}
        criteria:
          - {id: judged, text: it is judged, check: {type: agent, queue: chaos}}
        tasks:
          - {id: t1, title: one, queue: chaos}
          - {id: t2, title: two, queue: chaos, dependsOn: [t1]}
        """),
    /** It is suspended for a moment, or until somebody resumes it. */
    SUSPENDED(2, false, """
        sessionId: %1$s
        name: chaos-suspended
        goal: it goes on after a wait
        mode: ASYNC
        criteria:
          - {id: judged, text: it is judged, check: {type: agent, queue: chaos}}
        tasks:
          - {id: t1, title: one, queue: chaos}
          - {id: t2, title: two, queue: chaos, dependsOn: [t1]}
        """),
    /** It waits for a worker until the faults are over: never started by the load. */
    WAITING(0, false, """
        sessionId: %1$s
        name: chaos-waiting
        goal: it waits
        mode: ASYNC
        criteria:
          - {id: judged, text: it is judged, check: {type: agent, queue: chaos-absent}}
        tasks:
          - {id: t1, title: one, queue: chaos-absent}
        """),
    /** Records of it cannot be read, and a person has them left out: started by a fault, never by the load. */
    POISONED(0, false, """
        sessionId: %1$s
        name: chaos-poisoned
        goal: it goes on without what cannot be read
        mode: ASYNC
        criteria:
          - {id: judged, text: it is judged, check: {type: agent, queue: chaos}}
        tasks:
          - {id: t1, title: one, queue: command, input: {command: sleep 3}}
          - {id: t2, title: two, queue: chaos, dependsOn: [t1]}
        """);

    private static final YAMLMapper YAML = new YAMLMapper();

    private final int share;
    private final boolean plain;
    private final String brief;

    Shape(int share, boolean plain, String brief) {
        this.share = share;
        this.plain = plain;
        this.brief = brief;
    }

    /** How often it is chosen, compared with the others. */
    int share() {
        return share;
    }

    /** Whether it waits for nobody. */
    boolean isPlain() {
        return plain;
    }

    JsonNode brief(String sessionId) {
        return yaml(brief.formatted(sessionId));
    }

    static JsonNode yaml(String text) {
        try {
            return YAML.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
