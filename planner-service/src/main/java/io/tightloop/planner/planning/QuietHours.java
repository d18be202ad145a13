package io.tightloop.planner.planning;

/** Hours of a day in which nobody is reminded, from {@code hh:mm} until before {@code hh:mm} in a time zone. */
public record QuietHours(String from, String to, String zone) {}
