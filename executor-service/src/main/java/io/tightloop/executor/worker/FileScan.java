package io.tightloop.executor.worker;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tightloop.baton.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * What one pass over a file has seen, in constant memory.
 *
 * @param bytes size of the file
 * @param found whether it contains the text that was looked for
 * @param sha256 hash of the file, hex
 */
record FileScan(long bytes, boolean found, String sha256) {

    private static final int CHUNK_BYTES = 64 * 1024;

    /**
     * Reads the file to its end.
     *
     * @param text looked for as UTF-8 bytes; every file contains the empty text
     * @throws InterruptedException when the thread is interrupted on the way
     */
    static FileScan of(Path file, String text) throws IOException, InterruptedException {
        try (var in = Files.newInputStream(file)) {
            return read(in, text.getBytes(UTF_8));
        }
    }

    private static FileScan read(InputStream in, byte[] wanted) throws IOException, InterruptedException {
        var digest = Sha256.digest();
        // The end of each chunk stays in front of the next one, so that a text across the border is found.
        int overlap = Math.max(0, wanted.length - 1);
        var window = new byte[overlap + Math.max(CHUNK_BYTES, wanted.length)];
        int kept = 0;
        long bytes = 0;
        boolean found = wanted.length == 0;
        for (int n = in.read(window, kept, window.length - kept);
                n >= 0;
                n = in.read(window, kept, window.length - kept)) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            digest.update(window, kept, n);
            bytes += n;
            int filled = kept + n;
            found = found || contains(window, filled, wanted);
            kept = Math.min(overlap, filled);
            System.arraycopy(window, filled - kept, window, 0, kept);
        }
        return new FileScan(bytes, found, Sha256.hex(digest));
    }

    private static boolean contains(byte[] window, int filled, byte[] wanted) {
        for (int at = 0; at + wanted.length <= filled; at++) {
            if (window[at] == wanted[0] && Arrays.equals(window, at, at + wanted.length, wanted, 0, wanted.length)) {
                return true;
            }
        }
        return false;
    }
}
