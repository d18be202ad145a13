package io.tightloop.planner.api;

import java.nio.charset.StandardCharsets;

/** Briefs as clients write them; single quotes stand for double ones. */
final class Briefs {
    private static final String CRITERION = "{'id': 'c1', 'text': 'it works', 'check': {'type': 'manual'}}";

    private Briefs() {}

    static String delegation() {
        return with("");
    }

    /** A good brief with further fields, for example {@code 'name': 'x'}. */
    static String with(String fields) {
        return json("{'goal': 'ship it', 'mode': 'ASYNC', 'criteria': [" + CRITERION + "]" + more(fields) + "}");
    }

    static String withTasks(String tasks) {
        return with("'tasks': [" + tasks + "]");
    }

    /** A good brief whose only criterion has this check. */
    static String withCheck(String check) {
        return json("{'goal': 'ship it', 'mode': 'ASYNC', 'criteria': [{'id': 'c1', 'text': 'it works', 'check': "
                + check + "}]}");
    }

    static String json(String text) {
        return text.replace('\'', '"');
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String more(String fields) {
        return fields.isEmpty() ? "" : ", " + fields;
    }
}
