/** The notifier as a Micronaut application: wiring. */
package io.tightloop.notifier.service;
