package io.tightloop.benchmarks.jmh;

import static org.assertj.core.api.Assertions.assertThat;

import io.tightloop.baton.turn.Store;
import io.tightloop.schemas.EndStatus;
import io.tightloop.schemas.SessionEnded;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

final class RecordedSessionTest {
    private final RecordedSession session = RecordedSession.play();

    @Test
    void what_is_measured_is_a_session_that_is_completed() {
        var end = (SessionEnded) session.message("SessionEnded");

        assertThat(end.getStatus()).isEqualTo(EndStatus.COMPLETED);
        assertThat(end.getUnproven()).isEmpty();
    }

    @Test
    void each_service_writes_the_same_again_when_it_reads_the_same_again() {
        for (var name : RecordedSession.SERVICES) {
            var pages = new PagesInMemory();
            for (var stores : List.<Supplier<Store>>of(() -> new MapStore(_ -> {}), pages::empty, pages::empty)) {
                assertThat(replay(name, stores.get()))
                        .as(name)
                        .isNotEmpty()
                        .containsExactlyElementsOf(session.writtenBy(name));
            }
        }
    }

    private List<String> replay(String name, Store store) {
        var replayed = new Service(name, store, session.decoding());
        var written = new ArrayList<String>();
        session.readBy(name)
                .forEach(record -> replayed.take(
                        record, message -> written.add(message.value().toString())));
        return written;
    }
}
