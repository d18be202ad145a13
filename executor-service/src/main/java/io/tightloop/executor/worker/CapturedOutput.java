package io.tightloop.executor.worker;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tightloop.baton.Sha256;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;

/**
 * What a process wrote: its first 4 KiB and last 60 KiB, the SHA-256 of all of it, and, in a file once it is longer,
 * its last 64 MiB. Thread-safe.
 */
final class CapturedOutput implements AutoCloseable {

    static final int HEAD_BYTES = 4 * 1024;
    static final int TAIL_BYTES = 60 * 1024;

    private final MessageDigest digest = Sha256.digest();
    private final ByteArrayOutputStream head = new ByteArrayOutputStream();
    private final byte[] tail = new byte[TAIL_BYTES];
    private long tailed;
    private String hash;
    private Spool spool;
    private IOException unkept;

    /** Adds bytes in the order they were written; after {@link #seal} they are ignored. */
    synchronized void add(byte[] bytes, int length) {
        if (hash != null) {
            return;
        }
        digest.update(bytes, 0, length);
        spool(bytes, length);
        int first = Math.min(length, HEAD_BYTES - head.size());
        head.write(bytes, 0, first);
        for (int i = Math.max(first, length - TAIL_BYTES); i < length; i++) {
            tail[(int) ((tailed + i - first) % TAIL_BYTES)] = bytes[i];
        }
        tailed += length - first;
    }

    private void spool(byte[] bytes, int length) {
        if (unkept != null || spool == null && size() + length <= HEAD_BYTES + TAIL_BYTES) {
            return;
        }
        try {
            if (spool == null) {
                spool = new Spool();
                var before = joined();
                spool.add(before, 0, before.length);
            }
            spool.add(bytes, 0, length);
        } catch (IOException e) {
            unkept = e;
        }
    }

    /** Ends the capture. */
    synchronized void seal() {
        if (hash == null) {
            hash = Sha256.hex(digest);
        }
    }

    /** SHA-256, hex, of every byte up to the seal. */
    synchronized String sha256() {
        seal();
        return hash;
    }

    /** Bytes so far. */
    synchronized long size() {
        return head.size() + tailed;
    }

    /** Bytes at the beginning that {@link #read} does not have. */
    synchronized long cut() {
        return spool == null ? 0 : spool.cut();
    }

    /**
     * All of it, but for what is cut.
     *
     * @throws IOException when the disk could not take it
     */
    synchronized InputStream read() throws IOException {
        if (unkept != null) {
            throw unkept;
        }
        return spool == null ? new ByteArrayInputStream(joined()) : spool.read();
    }

    /** Why it is not there as a whole; null when it is. */
    synchronized IOException unkept() {
        return unkept;
    }

    /** The text, with a line that says how many bytes were left out when it was longer than is kept. */
    synchronized String text() {
        long left = tailed - TAIL_BYTES;
        if (left <= 0) {
            return new String(joined(), UTF_8);
        }
        return head.toString(UTF_8) + "\n[" + left + " bytes left out]\n" + new String(keptTail(), UTF_8);
    }

    @Override
    public synchronized void close() {
        seal();
        if (spool != null) {
            spool.close();
        }
    }

    private byte[] joined() {
        var all = new ByteArrayOutputStream();
        all.writeBytes(head.toByteArray());
        all.writeBytes(keptTail());
        return all.toByteArray();
    }

    private byte[] keptTail() {
        int length = (int) Math.min(tailed, TAIL_BYTES);
        var kept = new byte[length];
        int start = (int) ((tailed - length) % TAIL_BYTES);
        int untilEnd = Math.min(length, TAIL_BYTES - start);
        System.arraycopy(tail, start, kept, 0, untilEnd);
        System.arraycopy(tail, 0, kept, untilEnd, length - untilEnd);
        return kept;
    }
}
