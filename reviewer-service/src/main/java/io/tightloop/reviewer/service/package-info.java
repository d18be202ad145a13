/** The reviewer as a Micronaut application: settings and wiring. */
package io.tightloop.reviewer.service;
