package io.tightloop.notifier.webhook.send;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** The beginning of a body as text. */
final class Excerpt {
    private static final int MOST_BYTES_KEPT = 1_024;
    private static final int MOST_BYTES_READ = 64 * 1_024;
    private static final int CHUNK = 8 * 1_024;

    private Excerpt() {}

    /** Reads at most 64 KiB and keeps 1 KiB; a body that breaks off counts as far as it came. */
    static String read(InputStream body) {
        var kept = ByteBuffer.allocate(MOST_BYTES_KEPT);
        var chunk = new byte[CHUNK];
        try {
            int read = body.read(chunk);
            for (int total = read; read >= 0 && total < MOST_BYTES_READ; total += read) {
                kept.put(chunk, 0, Math.min(read, kept.remaining()));
                read = body.read(chunk);
            }
        } catch (IOException _) {
            // the head of the answer was what mattered
        }
        return text(kept.flip());
    }

    /** As UTF-8, without a character that is cut at the end, and without control characters but for whitespace. */
    private static String text(ByteBuffer bytes) {
        var text = CharBuffer.allocate(bytes.remaining());
        StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE)
                .decode(bytes, text, false);
        return text.flip().toString().replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "");
    }
}
