package io.tightloop.baton.stream;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * Gives all stores of a process one bounded room in memory outside the heap, 48 MiB, whatever their number and size: what
 * they have read, and what they have not written to their files yet.
 */
public final class BoundedMemory implements RocksDBConfigSetter {
    private static final long ROOM = 48L << 20;
    private static final long WRITES = 32L << 20;
    private static final long WRITE_BUFFER = 4L << 20;
    private static final int WRITE_BUFFERS = 2;

    static {
        RocksDB.loadLibrary();
    }

    private static final Cache CACHE = new LRUCache(ROOM);
    private static final WriteBufferManager WRITE_BUFFERS_OF_ALL = new WriteBufferManager(WRITES, CACHE);

    @Override
    public void setConfig(String store, Options options, Map<String, Object> configs) {
        var table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(CACHE);
        table.setCacheIndexAndFilterBlocks(true);
        table.setPinTopLevelIndexAndFilter(true);
        options.setTableFormatConfig(table);
        options.setWriteBufferManager(WRITE_BUFFERS_OF_ALL);
        options.setWriteBufferSize(WRITE_BUFFER);
        options.setMaxWriteBufferNumber(WRITE_BUFFERS);
    }

    /** The room is the process's. */
    @Override
    public void close(String store, Options options) {
        // Nothing here is the store's own.
    }
}
