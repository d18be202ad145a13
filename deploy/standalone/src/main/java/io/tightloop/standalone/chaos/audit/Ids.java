package io.tightloop.standalone.chaos.audit;

import java.util.Arrays;

/** A small set of ids, 8 bytes for each, so that every command of a hundred thousand sessions can be remembered. */
final class Ids {
    private static final long BASIS = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private long[] sorted = {};

    /** 64 bits for a text (FNV-1a). */
    static long of(String text) {
        long hash = BASIS;
        for (int at = 0; at < text.length(); at++) {
            hash = (hash ^ text.charAt(at)) * PRIME;
        }
        return hash;
    }

    boolean has(long id) {
        return Arrays.binarySearch(sorted, id) >= 0;
    }

    /** Adds an id; false when it is there already. */
    boolean add(long id) {
        int found = Arrays.binarySearch(sorted, id);
        if (found >= 0) {
            return false;
        }
        int place = -found - 1;
        long[] more = new long[sorted.length + 1];
        System.arraycopy(sorted, 0, more, 0, place);
        more[place] = id;
        System.arraycopy(sorted, place, more, place + 1, sorted.length - place);
        sorted = more;
        return true;
    }
}
