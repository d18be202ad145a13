/** Rows that are read, changed and written by the thousand, and what their columns hold. */
package io.tightloop.baton.rows;
