package io.tightloop.executor.worker;

import io.tightloop.schemas.WorkItem;
import io.tightloop.schemas.WorkKind;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The environment of a command: what it needs to know of its item, and nothing of this service's own. */
final class CommandEnvironment {

    /** Longest feedback that is passed on, in bytes. */
    static final int FEEDBACK_BYTES = 32 * 1024;

    private CommandEnvironment() {}

    /** The item's own variables may replace the machine's but not Tightloop's. */
    static Map<String, String> of(WorkItem item, Path workspace, Map<String, String> own) {
        var all = machine(workspace);
        all.putAll(own);
        all.put("TIGHTLOOP_SESSION", item.getSessionId());
        all.put(item.getKind() == WorkKind.EXECUTE ? "TIGHTLOOP_TASK" : "TIGHTLOOP_CRITERION", item.getSubject());
        all.put("TIGHTLOOP_ATTEMPT", Integer.toString(item.getAttempt()));
        all.put("TIGHTLOOP_ITERATION", Integer.toString(item.getIteration()));
        all.put("TIGHTLOOP_FEEDBACK", feedback(item.getFeedback()));
        return all;
    }

    private static Map<String, String> machine(Path workspace) {
        var all = new HashMap<String, String>();
        all.put("PATH", inherited("PATH", "/usr/local/bin:/usr/bin:/bin"));
        all.put("HOME", workspace.toString());
        all.put("LANG", inherited("LANG", "C.UTF-8"));
        all.put("TMPDIR", inherited("TMPDIR", System.getProperty("java.io.tmpdir")));
        return all;
    }

    private static String inherited(String name, String otherwise) {
        var value = System.getenv(name);
        return value == null || value.isBlank() ? otherwise : value;
    }

    /** An environment variable ends at the first NUL, so there must be none. */
    private static String feedback(String text) {
        return Text.first(text.replace("\0", ""), FEEDBACK_BYTES);
    }
}
