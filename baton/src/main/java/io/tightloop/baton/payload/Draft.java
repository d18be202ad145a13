package io.tightloop.baton.payload;

import io.tightloop.baton.Sha256;
import io.tightloop.schemas.Payload;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** A payload on its way: written to a file of its own, forced to disk, its hash known at the end. */
record Draft(Path file, Payload payload) implements AutoCloseable {
    private static final int CHUNK_BYTES = 64 * 1024;

    /** Writes all that can be read to a new file in this folder; leaves none when that fails. */
    static Draft write(Path folder, InputStream bytes) throws IOException {
        var file = folder.resolve("draft-" + UUID.randomUUID());
        try {
            return new Draft(file, written(file, bytes));
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private static Payload written(Path file, InputStream bytes) throws IOException {
        var digest = Sha256.digest();
        long size = 0;
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            var chunk = new byte[CHUNK_BYTES];
            for (int count = bytes.read(chunk); count >= 0; count = bytes.read(chunk)) {
                digest.update(chunk, 0, count);
                var left = ByteBuffer.wrap(chunk, 0, count);
                while (left.hasRemaining()) {
                    size += channel.write(left);
                }
            }
            channel.force(true);
        }
        return new Payload(Sha256.hex(digest), size);
    }

    /** Deletes the file unless it was moved away. */
    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
