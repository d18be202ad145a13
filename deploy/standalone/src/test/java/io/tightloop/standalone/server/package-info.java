/** How a standalone server starts, and why it does not. */
package io.tightloop.standalone.server;
