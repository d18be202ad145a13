package io.tightloop.executor.worker;

import io.tightloop.baton.payload.PayloadStore;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Bytes on their way to the payload store, in a file of its own: the last 64 MiB of what was added. For one thread. */
final class Spool implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Spool.class);

    private final Path file;
    private final RandomAccessFile ring;
    private final long most;
    private long added;

    Spool() throws IOException {
        this(PayloadStore.LARGEST_BYTES);
    }

    Spool(long most) throws IOException {
        this.most = most;
        file = Files.createTempFile("tightloop-output-", "");
        ring = new RandomAccessFile(file.toFile(), "rw");
    }

    void add(byte[] bytes, int from, int length) throws IOException {
        int written = 0;
        while (written < length) {
            long at = added % most;
            int part = (int) Math.min(length - written, most - at);
            ring.seek(at);
            ring.write(bytes, from + written, part);
            written += part;
            added += part;
        }
    }

    /** Bytes at the beginning that are not there any more. */
    long cut() {
        return Math.max(0, added - most);
    }

    /** What is there, from its first byte; nothing may be added until it is read. */
    InputStream read() throws IOException {
        long start = cut() == 0 ? 0 : added % most;
        var older = part(start, Math.min(added, most) - start);
        return start == 0 ? older : new SequenceInputStream(older, part(0, start));
    }

    private InputStream part(long from, long length) throws IOException {
        var all = Files.newInputStream(file);
        all.skipNBytes(from);
        return new FilterInputStream(all) {
            private long left = length;

            @Override
            public int read() throws IOException {
                var one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] into, int at, int most) throws IOException {
                int count = left == 0 ? -1 : super.read(into, at, (int) Math.min(most, left));
                left -= Math.max(0, count);
                return count;
            }
        };
    }

    @Override
    public void close() {
        try (ring) {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("{} is left behind: {}", file, e.toString());
        }
    }
}
