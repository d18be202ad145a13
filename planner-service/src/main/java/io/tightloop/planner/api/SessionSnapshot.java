package io.tightloop.planner.api;

import io.tightloop.planner.view.SessionRow;

/**
 * A session as it is shown at one moment.
 *
 * @param etag of the body, quoted: another one whenever anything in it is different
 */
record SessionSnapshot(SessionRow row, SessionBody body, String etag) {
    private static final String ANY = "*";

    boolean matches(String ifNoneMatch) {
        if (ifNoneMatch.strip().equals(ANY)) {
            return true;
        }
        for (var tag : ifNoneMatch.split(",")) {
            if (tag.strip().replaceFirst("^W/", "").equals(etag)) {
                return true;
            }
        }
        return false;
    }
}
