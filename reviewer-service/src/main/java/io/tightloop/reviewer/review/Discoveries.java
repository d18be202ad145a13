package io.tightloop.reviewer.review;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Sifts what workers report: what is planned, what is only noted, what is known already (design section 5). */
final class Discoveries {
    private static final int LINES = 100;
    private static final int LINE = 300;

    private final ReviewState state;
    private final int iteration;
    private final long at;
    private final Set<String> met = new HashSet<>();
    private final List<Event> events = new ArrayList<>();
    private int kept;

    private Discoveries(ReviewState state, int iteration, long at) {
        this.state = state;
        this.iteration = iteration;
        this.at = at;
    }

    /** Notes these findings for an iteration; one that was met before changes nothing. */
    static List<Event> sift(List<Finding> findings, int iteration, ReviewState state, long at) {
        Discoveries discoveries = new Discoveries(state, iteration, at);
        findings.stream().filter(finding -> discoveries.meets(finding.key())).forEach(discoveries::sift);
        return discoveries.events;
    }

    /** One line for each, as a person reads them. */
    static String lines(List<Finding> findings) {
        String first = findings.stream().limit(LINES).map(Discoveries::line).collect(Collectors.joining("\n"));
        return findings.size() <= LINES ? first : first + "\nand " + (findings.size() - LINES) + " more";
    }

    private void sift(Finding finding) {
        switch (finding.source()) {
            case CRITERION, TASK, PERSON -> keep(finding);
            case WORKER -> {
                if (finding.severity().compareTo(state.policy().leastPlanned()) < 0) {
                    events.add(new Event.DiscoveryNoted(finding, false, iteration, at));
                } else if (meets(finding.titleMark())) {
                    keep(finding);
                } else {
                    events.add(new Event.DiscoveryNoted(finding, true, iteration, at));
                }
            }
        }
    }

    private void keep(Finding finding) {
        int ordinal = state.root().tally().findings() + kept++;
        events.add(new Event.FindingNoted(finding.placed(ordinal, iteration)));
    }

    private boolean meets(String mark) {
        return !state.board().met(mark) && met.add(mark);
    }

    private static String line(Finding finding) {
        String title = finding.severity().word() + ": " + finding.title();
        String all = finding.description().isBlank() ? title : title + " — " + finding.description();
        String line = all.replaceAll("\\s+", " ").strip();
        return line.length() <= LINE ? line : line.substring(0, LINE) + "…";
    }
}
