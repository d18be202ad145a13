/** Follows topics into tables: records in batches, each stored with its position in one transaction. */
package io.tightloop.baton.feed;
