/** Bytes that are too many for a record: kept by hash in a folder or bucket, named in records. */
package io.tightloop.baton.payload;
