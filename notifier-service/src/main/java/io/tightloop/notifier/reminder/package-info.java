/** Reminds people of what waits for them, and says when nothing happens any more. */
package io.tightloop.notifier.reminder;
