package io.tightloop.planner.view;

import io.tightloop.baton.feed.Place;
import io.tightloop.baton.feed.Recorded;
import java.util.ArrayList;
import java.util.List;

/** The three event topics as they hold several sessions, one after the other in each. */
final class Retained {
    private Retained() {}

    /** Each session is given as what each topic tells of it. */
    static List<List<Recorded>> of(List<List<List<Recorded>>> sessions) {
        return List.of(topic(0, sessions), topic(1, sessions), topic(2, sessions));
    }

    static List<Recorded> all(List<List<List<Recorded>>> sessions) {
        return of(sessions).stream().flatMap(List::stream).toList();
    }

    private static List<Recorded> topic(int number, List<List<List<Recorded>>> sessions) {
        var records = new ArrayList<Recorded>();
        for (var session : sessions) {
            for (var record : session.get(number)) {
                var place = record.place();
                records.add(
                        new Recorded(new Place(place.topic(), place.partition(), records.size() * 2L), record.event()));
            }
        }
        return records;
    }
}
