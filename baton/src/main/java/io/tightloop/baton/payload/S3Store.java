package io.tightloop.baton.payload;

import io.tightloop.schemas.Payload;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** Payloads as objects of a bucket; each passes through a file, because its name is known at its end. */
final class S3Store implements PayloadStore, AutoCloseable {
    private final S3Client client;
    private final S3Address address;
    private final Path drafts;

    /** Keeps drafts in this folder of its own. */
    S3Store(S3Client client, S3Address address, Path drafts) {
        this.client = client;
        this.address = address;
        this.drafts = drafts;
    }

    @Override
    public Payload put(String sessionId, InputStream bytes) throws IOException {
        Files.createDirectories(drafts);
        try (var draft = Draft.write(drafts, bytes)) {
            var key = address.key(sessionId, draft.payload().getHash());
            asked(() ->
                    client.putObject(put -> put.bucket(address.bucket()).key(key), RequestBody.fromFile(draft.file())));
            return draft.payload();
        }
    }

    @Override
    public InputStream open(String sessionId, String hash) throws IOException {
        var key = address.key(sessionId, Names.hash(hash));
        return new VerifiedStream(
                asked(() -> client.getObject(get -> get.bucket(address.bucket()).key(key))), hash);
    }

    @Override
    public void forget(String sessionId) throws IOException {
        var prefix = address.key(sessionId, "");
        asked(() -> {
            client.listObjectsV2Paginator(list -> list.bucket(address.bucket()).prefix(prefix))
                    .contents()
                    .forEach(object -> client.deleteObject(
                            delete -> delete.bucket(address.bucket()).key(object.key())));
            return prefix;
        });
    }

    @Override
    public void close() {
        client.close();
    }

    private static <T> T asked(Supplier<T> call) throws IOException {
        try {
            return call.get();
        } catch (NoSuchKeyException e) {
            throw (IOException) new NoSuchFileException("no such object").initCause(e);
        } catch (SdkException e) {
            throw new IOException("the bucket does not answer: " + e.getMessage(), e);
        }
    }
}
