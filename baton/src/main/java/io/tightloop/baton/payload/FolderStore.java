package io.tightloop.baton.payload;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tightloop.baton.Sha256;
import io.tightloop.schemas.Payload;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * Payloads as files of a folder, which every service of the installation must see. A file appears under its name only
 * when it is whole and on disk.
 */
final class FolderStore implements PayloadStore {
    private final Path root;

    FolderStore(Path root) {
        this.root = root;
    }

    @Override
    public Payload put(String sessionId, InputStream bytes) throws IOException {
        var folder = folder(sessionId);
        make(folder);
        try (var draft = Draft.write(folder, bytes)) {
            var target = folder.resolve(draft.payload().getHash());
            if (!Files.exists(target)) {
                Files.move(draft.file(), target, StandardCopyOption.ATOMIC_MOVE);
                force(folder);
            }
            return draft.payload();
        }
    }

    @Override
    public InputStream open(String sessionId, String hash) throws IOException {
        var name = Names.hash(hash);
        return new VerifiedStream(
                new BufferedInputStream(Files.newInputStream(folder(sessionId).resolve(name))), name);
    }

    @Override
    public void forget(String sessionId) throws IOException {
        var folder = folder(sessionId);
        try {
            for (var file : files(folder)) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder);
        } catch (NoSuchFileException _) {
            // It never had a payload, or another instance was faster.
            return;
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Below one of 256 folders, so that none has every session in it. */
    private Path folder(String sessionId) {
        var name = Names.session(sessionId);
        return root.resolve(Sha256.hex(name.getBytes(UTF_8)).substring(0, 2)).resolve(name);
    }

    private void make(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
            force(folder.getParent());
            force(root);
        }
    }

    /** Makes the names in a folder durable. */
    private static void force(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
