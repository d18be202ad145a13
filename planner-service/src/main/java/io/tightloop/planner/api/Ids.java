package io.tightloop.planner.api;

import io.tightloop.baton.http.Refused;
import java.util.regex.Pattern;

/** Ids in addresses: one that could never be given is simply unknown. */
final class Ids {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,128}");

    private Ids() {}

    static String session(String id) {
        if (!ID.matcher(id).matches()) {
            throw new Refused.Unknown("There is no such session");
        }
        return id;
    }

    /** Clients other than the front door choose freely, except for what databases do not keep. */
    static String command(String id) {
        if (id.indexOf('\0') >= 0) {
            throw new Refused.Unknown("There is no such command");
        }
        return id;
    }

    /** Tasks may be named by agents, like commands. */
    static String task(String id) {
        if (id.indexOf('\0') >= 0) {
            throw new Refused.Unknown("There is no such task");
        }
        return id;
    }
}
