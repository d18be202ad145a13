/** What the world is told of an event. */
package io.tightloop.notifier.notice;
