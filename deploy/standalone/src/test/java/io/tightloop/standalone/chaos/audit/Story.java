package io.tightloop.standalone.chaos.audit;

import io.tightloop.schemas.AvroSerdes;
import io.tightloop.schemas.Topics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;

/** The records of one session, in the order in which they were written, to be told, changed and judged. */
final class Story {
    static final String SESSION = "s";
    private static final Topics TOPICS = new Topics("tightloop.", 1, (short) 1);

    static {
        // Avro's builders fill in defaults only after the contract's classes are trusted.
        new AvroSerdes(Map.of("schema.registry.url", "mock://audit"));
    }

    private final List<Entry> entries = new ArrayList<>();
    private final Set<Place> deadLetters = new HashSet<>();
    private final long[] offsets = new long[Source.values().length];
    private long at = 1_000;

    Story sent(SpecificRecord command) {
        return add(Source.COMMANDS, "", "", command);
    }

    Story planner(SpecificRecord... events) {
        return all(Source.PLAN, "", events);
    }

    Story executor(SpecificRecord... events) {
        return all(Source.EXECUTION, "", events);
    }

    Story reviewer(SpecificRecord... events) {
        return all(Source.REVIEW, "", events);
    }

    /** What a service wrote because of the work event with this id. */
    Story because(String cause, Source source, SpecificRecord... events) {
        return all(source, cause, events);
    }

    /** What a worker said, under an id. */
    Story worker(String id, SpecificRecord said) {
        return add(Source.WORK, id, "", said);
    }

    /** A record that is no message. */
    Story unreadable(Source source) {
        return add(source, "", "", null);
    }

    /** The last record was taken for a dead letter. */
    Story asDeadLetter() {
        deadLetters.add(entries.getLast().place());
        return this;
    }

    /** Time passes before the next record, ms. */
    Story after(long ms) {
        at += ms;
        return this;
    }

    private Story all(Source source, String cause, SpecificRecord... events) {
        Arrays.stream(events).forEach(event -> add(source, "", cause, event));
        return this;
    }

    private Story add(Source source, String id, String cause, SpecificRecord message) {
        Place place = new Place(source.topic(TOPICS), 0, offsets[source.ordinal()]++);
        entries.add(new Entry(source, place, ++at, SESSION, id, cause, "executor", message, false));
        return this;
    }

    /** The story without the records of a type. */
    Story without(String type) {
        return keep(entry -> !entry.type().equals(type));
    }

    private Story keep(Predicate<Entry> kept) {
        entries.removeIf(kept.negate());
        return this;
    }

    /** The last record was written after the audit had begun. */
    Story late() {
        Entry last = entries.removeLast();
        entries.add(new Entry(
                last.source(),
                last.place(),
                last.at(),
                last.key(),
                last.id(),
                last.cause(),
                last.dispatcher(),
                last.message(),
                true));
        return this;
    }

    Findings judged() {
        return judged(entries, false);
    }

    /** Judged at a time at which what was just written may not have been looked at. */
    Findings judgedAtOnce() {
        return judged(entries, true);
    }

    /** Judged as a reader sees it that reads each topic in order and the topics in any. */
    Findings judgedInAnyOrder(long seed) {
        Random random = new Random(seed);
        List<List<Entry>> topics = new ArrayList<>();
        for (Source source : Source.values()) {
            topics.add(new ArrayList<>(
                    entries.stream().filter(entry -> entry.source() == source).toList()));
        }
        List<Entry> read = new ArrayList<>();
        while (topics.removeIf(List::isEmpty) || !topics.isEmpty()) {
            if (!topics.isEmpty()) {
                Collections.shuffle(topics, random);
                read.add(topics.getFirst().removeFirst());
            }
        }
        return judged(read, false);
    }

    private Findings judged(List<Entry> read, boolean young) {
        Notebook notebook = new Notebook();
        Casebook casebook = new Casebook(notebook, deadLetters, _ -> young);
        read.forEach(casebook::take);
        casebook.settled(true);
        return notebook.findings();
    }
}
