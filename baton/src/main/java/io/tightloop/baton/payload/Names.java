package io.tightloop.baton.payload;

import java.util.regex.Pattern;

/** Ids as names of files and objects: nothing but what an id may be made of, and no name that means another folder. */
final class Names {
    private static final Pattern SESSION = Pattern.compile("[A-Za-z0-9._-]{1,128}");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private Names() {}

    /** A session's folder; the ids "." and ".." get one like any other. */
    static String session(String sessionId) {
        if (!SESSION.matcher(sessionId).matches()) {
            throw new IllegalArgumentException("sessionId: must match " + SESSION);
        }
        return "s-" + sessionId;
    }

    static String hash(String hash) {
        if (!HASH.matcher(hash).matches()) {
            throw new IllegalArgumentException("hash: must be a SHA-256 in lower case hex");
        }
        return hash;
    }
}
