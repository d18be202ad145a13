package io.tightloop.baton.payload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every payload store does. */
abstract class PayloadStoreContract {
    private static final String HELLO = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

    abstract PayloadStore store();

    @Test
    void bytes_come_back_under_their_hash() throws IOException {
        var kept = store().put("s1", "hello".getBytes(UTF_8));

        assertThat(kept.getHash()).isEqualTo(HELLO);
        assertThat(kept.getBytes()).isEqualTo(5);
        assertThat(read("s1", HELLO)).asString(UTF_8).isEqualTo("hello");
    }

    @Test
    void the_same_bytes_are_kept_once_and_may_come_from_many_at_the_same_time() {
        var bytes = new byte[3 << 20];
        new Random(7).nextBytes(bytes);

        var hashes = IntStream.range(0, 8)
                .parallel()
                .mapToObj(_ -> kept(bytes))
                .distinct()
                .toList();

        assertThat(hashes).hasSize(1);
        assertThat(read("s1", hashes.getFirst())).isEqualTo(bytes);
    }

    @Test
    void sessions_do_not_see_each_others_payloads() throws IOException {
        store().put("s1", "hello".getBytes(UTF_8));

        assertThatThrownBy(() -> store().open("s2", HELLO)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void a_session_that_is_forgotten_has_no_payloads_and_its_neighbour_keeps_its_own() throws IOException {
        store().put("s1", "hello".getBytes(UTF_8));
        store().put("s1", "world".getBytes(UTF_8));
        store().put("s10", "hello".getBytes(UTF_8));

        store().forget("s1");
        store().forget("s1");

        assertThatThrownBy(() -> store().open("s1", HELLO)).isInstanceOf(NoSuchFileException.class);
        assertThat(read("s10", HELLO)).asString(UTF_8).isEqualTo("hello");
    }

    @Test
    void ids_that_mean_folders_are_ids_like_any_other() throws IOException {
        for (var id : new String[] {".", "..", "...", "-", "a.b_c-D"}) {
            var kept = store().put(id, id.getBytes(UTF_8));
            assertThat(read(id, kept.getHash())).asString(UTF_8).isEqualTo(id);
        }
    }

    @Test
    void what_is_no_id_or_no_hash_is_refused() {
        assertThatThrownBy(() -> store().put("a/b", new byte[0])).hasMessageContaining("sessionId");
        assertThatThrownBy(() -> store().open("s1", "../x")).hasMessageContaining("hash");
        assertThatThrownBy(() -> store().open("s1", HELLO.toUpperCase())).hasMessageContaining("hash");
    }

    @Test
    void a_source_that_breaks_leaves_nothing_behind() {
        var broken = new InputStream() {
            private final InputStream start = new ByteArrayInputStream("hello".getBytes(UTF_8));

            @Override
            public int read() throws IOException {
                int next = start.read();
                if (next < 0) {
                    throw new IOException("cut");
                }
                return next;
            }
        };

        assertThatThrownBy(() -> store().put("s3", broken)).hasMessage("cut");
        assertThatThrownBy(() -> store().open("s3", HELLO)).isInstanceOf(NoSuchFileException.class);
    }

    private String kept(byte[] bytes) {
        try {
            return store().put("s1", bytes).getHash();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    final byte[] read(String session, String hash) {
        try (var bytes = store().open(session, hash)) {
            return bytes.readAllBytes();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
