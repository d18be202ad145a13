package io.tightloop.baton.payload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes payload stores from the setting {@code tightloop.payloads.url}. */
public final class PayloadStores {
    private PayloadStores() {}

    /**
     * The store of this URL or path; the folder {@code payloads} of the data folder when it is null or blank. Amazon's
     * classes are loaded for {@code s3:} alone.
     */
    public static PayloadStore of(String url, Path data) {
        if (url == null || url.isBlank()) {
            return new FolderStore(data.resolve("payloads"));
        }
        if (url.startsWith("s3:")) {
            var address = S3Address.of(URI.create(url));
            return new S3Store(S3Clients.of(address), address, drafts());
        }
        return new FolderStore(url.startsWith("file:") ? Path.of(URI.create(url)) : Path.of(url));
    }

    private static Path drafts() {
        try {
            return Files.createTempDirectory("tightloop-payloads");
        } catch (IOException e) {
            throw new UncheckedIOException("there is no folder for drafts of payloads", e);
        }
    }
}
