/** The planner as a Micronaut application: wiring. */
package io.tightloop.planner.service;
