/** Ownership of a data directory by one process. */
package io.tightloop.standalone.directory;
