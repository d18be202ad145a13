/** The databases that the read model is tested on. */
package io.tightloop.planner.database;
