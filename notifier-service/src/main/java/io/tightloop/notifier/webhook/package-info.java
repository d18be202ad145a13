/** Who is told by HTTP of what, and what came of it. */
package io.tightloop.notifier.webhook;
