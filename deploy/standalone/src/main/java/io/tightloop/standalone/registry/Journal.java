package io.tightloop.standalone.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Consumer;

/** An append-only file of entries, one JSON line each, on disk before an append returns. */
final class Journal implements AutoCloseable {

    private final FileChannel channel;
    private long end;

    private Journal(FileChannel channel, long end) {
        this.channel = channel;
        this.end = end;
    }

    /** Replays the file's entries, cuts off a last line that a crash left unfinished, and opens it for appending. */
    static Journal open(Path file, Consumer<Entry> replay) throws IOException {
        var bytes = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
        var end = 0;
        for (var next = 0; next < bytes.length; next++) {
            if (bytes[next] == '\n') {
                replay.accept(parse(file, new String(bytes, end, next - end, StandardCharsets.UTF_8)));
                end = next + 1;
            }
        }
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        channel.truncate(end);
        return new Journal(channel, end);
    }

    private static Entry parse(Path file, String line) {
        try {
            return Request.JSON.readValue(line, Entry.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("%s is damaged at: %.80s".formatted(file, line), e);
        }
    }

    /** Writes all entries or, when the disk refuses, none. */
    void append(List<? extends Entry> entries) {
        try {
            var lines = new StringBuilder();
            for (var entry : entries) {
                lines.append(Request.JSON.writerFor(Entry.class).writeValueAsString(entry))
                        .append('\n');
            }
            write(ByteBuffer.wrap(lines.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(ByteBuffer lines) throws IOException {
        var position = end;
        try {
            while (lines.hasRemaining()) {
                position += channel.write(lines, position);
            }
            channel.force(true);
        } catch (IOException e) {
            channel.truncate(end);
            throw e;
        }
        end = position;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
