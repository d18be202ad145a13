/** Decides what a session plans: pure rules without clock, randomness or I/O. */
package io.tightloop.planner.planning;
