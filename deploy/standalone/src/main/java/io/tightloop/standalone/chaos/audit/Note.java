package io.tightloop.standalone.chaos.audit;

/** What is remembered of a record that may have to be named later: not its contents. */
record Note(String session, String type, Place place, long at, boolean late) {
    static Note of(Entry entry) {
        return new Note(entry.key(), entry.type(), entry.place(), entry.at(), entry.late());
    }

    /** The same, with a wait behind it that was announced. */
    Note until(long end) {
        return new Note(session, type, place, end, late);
    }
}
