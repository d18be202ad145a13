/** The notifier's HTTP API: notifications, webhooks and their deliveries. */
package io.tightloop.notifier.api;
