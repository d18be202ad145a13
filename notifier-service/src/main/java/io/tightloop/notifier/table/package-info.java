/** The notifier's tables: what was told of sessions, with how far each topic is read. */
package io.tightloop.notifier.table;
