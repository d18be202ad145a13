package io.tightloop.baton.payload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStoreContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a server that speaks S3 and checks Amazon's signatures. */
class S3StoreTest extends PayloadStoreContract {
    @TempDir
    private static Path objects;

    private static BlobStoreContext blobs;
    private static S3Proxy server;
    private static S3Store store;

    @BeforeAll
    static void start() throws Exception {
        var settings = new Properties();
        settings.setProperty("jclouds.filesystem.basedir", objects.toString());
        blobs = ContextBuilder.newBuilder("filesystem")
                .credentials("test-key", "test-secret")
                .overrides(settings)
                .build(BlobStoreContext.class);
        blobs.getBlobStore().createContainerInLocation(null, "results");
        server = S3Proxy.builder()
                .blobStore(blobs.getBlobStore())
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V4, "test-key", "test-secret")
                .build();
        server.start();
        System.setProperty("aws.accessKeyId", "test-key");
        System.setProperty("aws.secretAccessKey", "test-secret");
        store = (S3Store) PayloadStores.of(url("results/team/a"), objects);
    }

    @AfterAll
    static void stop() throws Exception {
        store.close();
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
        server.stop();
        blobs.close();
    }

    private static String url(String bucketAndPrefix) {
        return "s3://" + bucketAndPrefix + "?region=eu-central-1&endpoint=http://127.0.0.1:" + server.getPort();
    }

    @Override
    PayloadStore store() {
        return store;
    }

    @Test
    void objects_are_below_the_prefix_by_session_and_hash() throws IOException {
        var kept = store.put("told", "hello".getBytes(UTF_8));

        assertThat(blobs.getBlobStore().blobExists("results", "team/a/s-told/" + kept.getHash()))
                .isTrue();
    }

    @Test
    void a_bucket_that_is_not_there_is_an_error_that_passes() {
        var missing = PayloadStores.of(url("none"), objects);

        assertThatThrownBy(() -> missing.put("s1", new byte[1]))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("the bucket does not answer");
    }

    @Test
    void a_damaged_object_is_never_taken_for_whole() throws IOException {
        var kept = store.put("s9", "hello".getBytes(UTF_8));
        Files.writeString(objects.resolve("results/team/a/s-s9").resolve(kept.getHash()), "hellO");

        try (var bytes = store.open("s9", kept.getHash())) {
            assertThatThrownBy(bytes::readAllBytes).hasMessageContaining("is damaged");
        }
    }

    @Test
    void an_address_without_a_bucket_is_refused_by_name() {
        assertThatThrownBy(() -> PayloadStores.of("s3:///prefix", objects))
                .hasMessageContaining("tightloop.payloads.url");
    }
}
