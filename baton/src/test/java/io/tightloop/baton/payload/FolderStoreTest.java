package io.tightloop.baton.payload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderStoreTest extends PayloadStoreContract {
    @TempDir
    private Path folder;

    @Override
    PayloadStore store() {
        return PayloadStores.of(folder.resolve("kept").toUri().toString(), Path.of("unused"));
    }

    @Test
    void a_damaged_file_is_never_taken_for_whole() throws IOException {
        var kept = store().put("s1", "hello".getBytes(UTF_8));
        Files.writeString(onlyFile(), "hellO");

        try (var bytes = store().open("s1", kept.getHash())) {
            assertThatThrownBy(bytes::readAllBytes).hasMessageContaining("is damaged");
        }
        try (var bytes = store().open("s1", kept.getHash())) {
            assertThat(bytes.skip(5)).isEqualTo(5);
            assertThatThrownBy(bytes::read).hasMessageContaining("is damaged");
        }
    }

    @Test
    void a_folder_that_cannot_be_written_is_an_error_that_passes() throws IOException {
        var file = Files.writeString(folder.resolve("file"), "");

        assertThatThrownBy(() -> PayloadStores.of(file.toString(), folder).put("s1", new byte[1]))
                .isInstanceOf(IOException.class);
    }

    @Test
    void the_usual_folder_is_below_the_data_folder() throws IOException {
        PayloadStores.of(null, folder).put("s1", new byte[1]);

        assertThat(folder.resolve("payloads")).isDirectory();
    }

    @Test
    void what_it_does_is_measured() throws IOException {
        var meters = new SimpleMeterRegistry();
        var store = new MeteredStore(store(), meters);

        var kept = store.put("s1", new byte[300]);
        store.open("s1", kept.getHash()).close();
        assertThatThrownBy(() -> new MeteredStore(PayloadStores.of(onlyFile().toString(), folder), meters)
                        .put("s1", new byte[1]))
                .isInstanceOf(IOException.class);

        assertThat(meters.get("tightloop.payloads.stored").summary().totalAmount())
                .isEqualTo(300);
        assertThat(List.of(
                        meters.get("tightloop.payloads.opened").counter().count(),
                        meters.get("tightloop.payloads.failed").counter().count()))
                .containsExactly(1.0, 1.0);
    }

    private Path onlyFile() throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).findFirst().orElseThrow();
        }
    }
}
