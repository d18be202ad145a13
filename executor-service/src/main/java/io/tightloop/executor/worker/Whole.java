package io.tightloop.executor.worker;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tightloop.schemas.Payload;

/**
 * All of what a result shows a part of, as it is kept in the payload store.
 *
 * @param cutBytes bytes that are missing in it, because it would be larger than 64 MiB; -1 for an unknown number
 */
record Whole(String sessionId, Payload kept, long cutBytes) {
    /** Says in an output where the rest is. */
    void in(ObjectNode output) {
        var whole = output.putObject("whole")
                .put("url", Keeper.place(sessionId, kept))
                .put("hash", kept.getHash())
                .put("bytes", kept.getBytes());
        if (cutBytes != 0) {
            whole.put("cutBytes", cutBytes);
        }
    }

    /** Says in a message where the rest is. */
    String words() {
        var cut = cutBytes == 0 ? "" : cutBytes < 0 ? ", the rest is cut" : ", " + cutBytes + " before them are cut";
        return "[" + kept.getBytes() + " bytes are in " + Keeper.place(sessionId, kept) + cut + "]";
    }
}
