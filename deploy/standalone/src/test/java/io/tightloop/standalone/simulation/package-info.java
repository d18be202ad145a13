/** All deciders and the baton together, seeded and deterministic: random schedules, every interleaving of small ones, and what must hold. */
package io.tightloop.standalone.simulation;
