package io.tightloop.notifier.reminder;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * Hours of a day in which nobody is reminded, from the first minute to the one after the last; they span midnight when
 * {@code to} is before {@code from}.
 *
 * @param from hh:mm
 * @param to hh:mm
 * @param zone time zone of both
 */
record QuietHours(String from, String to, String zone) {
    /** The same time, or the end of the quiet hours that it is in; ms since the epoch. */
    long shifted(long at) {
        var begin = LocalTime.parse(from);
        var end = LocalTime.parse(to);
        var local = Instant.ofEpochMilli(at).atZone(ZoneId.of(zone));
        var time = local.toLocalTime();
        boolean overnight = end.isBefore(begin);
        boolean quiet =
                overnight ? !time.isBefore(begin) || time.isBefore(end) : !time.isBefore(begin) && time.isBefore(end);
        if (!quiet) {
            return at;
        }
        var day = overnight && !time.isBefore(begin) ? local.toLocalDate().plusDays(1) : local.toLocalDate();
        return day.atTime(end).atZone(local.getZone()).toInstant().toEpochMilli();
    }
}
