package io.tightloop.baton.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStateTest {
    @TempDir
    Path folder;

    private Path store;
    private Path process;

    @BeforeEach
    void files() throws IOException {
        store = Files.createDirectories(folder.resolve("0_3/rocksdb/state")).resolve("000001.sst");
        Files.writeString(store, "x");
        process = Files.writeString(folder.resolve("kafka-streams-process-metadata"), "{}");
    }

    @Test
    void what_a_killed_process_left_is_dropped_but_for_its_id() {
        new LocalState(folder).open();

        assertThat(folder.resolve("0_3")).doesNotExist();
        assertThat(process).exists();
    }

    @Test
    void what_was_closed_in_order_stays_for_one_start() {
        new LocalState(folder).closed();

        new LocalState(folder).open();
        assertThat(store).exists();

        new LocalState(folder).open();
        assertThat(store).doesNotExist();
    }

    @Test
    void a_first_start_finds_nothing() {
        new LocalState(folder.resolve("not there")).open();

        assertThat(folder.resolve("not there")).doesNotExist();
    }
}
