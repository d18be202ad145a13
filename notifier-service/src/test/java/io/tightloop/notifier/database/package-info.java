/** Runs tests of the notifier on each database, with a clock and tables that they set. */
package io.tightloop.notifier.database;
