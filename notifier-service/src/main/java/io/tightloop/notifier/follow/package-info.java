/** Follows the event topics into notifications, reminders to come and deliveries to make. */
package io.tightloop.notifier.follow;
