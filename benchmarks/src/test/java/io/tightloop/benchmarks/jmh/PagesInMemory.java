package io.tightloop.benchmarks.jmh;

import io.tightloop.baton.stream.PagedStore;
import io.tightloop.baton.turn.Store;
import java.util.ArrayList;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/** Pages of sessions as in a service, but in memory instead of files. */
final class PagesInMemory {
    private final KeyValueStore<String, byte[]> pages = Stores.keyValueStoreBuilder(
                    Stores.inMemoryKeyValueStore("state"), Serdes.String(), Serdes.ByteArray())
            .withLoggingDisabled()
            .build();

    PagesInMemory() {
        pages.init(new MockProcessorContext<Void, Void>().getStateStoreContext(), pages);
    }

    /** A store without anything in it; the one before is over. */
    Store empty() {
        var keys = new ArrayList<String>();
        try (var all = pages.all()) {
            all.forEachRemaining(page -> keys.add(page.key));
        }
        keys.forEach(pages::delete);
        return new PagedStore(pages);
    }
}
