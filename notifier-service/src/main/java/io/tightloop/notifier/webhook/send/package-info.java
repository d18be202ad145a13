/** Sends one webhook request, signed, to an address that may be called, and says what came of it. */
package io.tightloop.notifier.webhook.send;
