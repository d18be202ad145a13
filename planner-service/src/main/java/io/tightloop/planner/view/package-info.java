/** The read model: tables that follow the three event topics, for whoever asks about sessions. */
package io.tightloop.planner.view;
