package io.tightloop.notifier.table;

import java.util.Set;

/** Which shards this instance follows, and how far. */
public interface Level {
    /** Shards whose events this instance reads; another one may still publish what it stored of them before. */
    Set<Integer> mine();

    /** Those of mine whose events have all been read and stored a moment ago. */
    Set<Integer> read();
}
