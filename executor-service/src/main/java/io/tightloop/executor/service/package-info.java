/** The executor as a Micronaut application: settings and wiring. */
package io.tightloop.executor.service;
