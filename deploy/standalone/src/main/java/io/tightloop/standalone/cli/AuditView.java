package io.tightloop.standalone.cli;

import io.tightloop.standalone.chaos.audit.Finding;
import io.tightloop.standalone.chaos.audit.Findings;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** An audit as text. */
final class AuditView {
    private static final int SHOWN = 20;

    private final PrintStream out;

    AuditView(PrintStream out) {
        this.out = out;
    }

    void print(Findings findings) {
        sessions(findings.sessions());
        traffic(findings.traffic());
        stalls(findings.stalls());
        findings.findings().stream().limit(SHOWN).forEach(this::print);
        if (findings.violations() > SHOWN) {
            out.printf("… and %d more%n", findings.violations() - SHOWN);
        }
        out.println(
                findings.clean()
                        ? "0 findings: nothing was lost, and nothing was accepted twice"
                        : findings.violations() + " findings");
    }

    private void sessions(Findings.Sessions sessions) {
        line("sessions", "%d started, %d runs", sessions.started(), sessions.runs());
        line("ended", "%s; %d archived", counts(sessions.ended()), sessions.archived());
        Findings.Live live = sessions.live();
        line(
                "live",
                "%d: %d running, %d suspended, %d awaiting a person, %d parked",
                live.all(),
                live.running(),
                live.suspended(),
                live.awaiting(),
                live.parked());
        if (sessions.unjudged() > 0) {
            line("not judged", "%d, whose beginning is older than the topics keep", sessions.unjudged());
        }
    }

    private void traffic(Findings.Traffic traffic) {
        line(
                "commands",
                "%d: %d accepted, %d rejected, %d open; %d sent again",
                traffic.commands(),
                traffic.accepted(),
                traffic.rejected(),
                traffic.open(),
                traffic.repeated());
        line(
                "results",
                "%d: %d accepted, %d ignored, %d open; %d tasks succeeded",
                traffic.results(),
                traffic.resultsAccepted(),
                traffic.resultsIgnored(),
                traffic.resultsOpen(),
                traffic.tasksSucceeded());
        line("dead letters", "%s", counts(traffic.deadLetters()));
        if (!traffic.unreadable().isEmpty()) {
            line("unreadable", "%s", counts(traffic.unreadable()));
        }
    }

    private void stalls(Findings.Stalls stalls) {
        line("stalls", "p50 %s, p99 %s", seconds(stalls.p50Ms()), seconds(stalls.p99Ms()));
        if (stalls.longest() != null) {
            Findings.Stall longest = stalls.longest();
            line("longest", "%s of %s", seconds(longest.ms()), longest.session());
            line("", "from %s, %s", longest.fromAt(), longest.from());
            line("", "to   %s, %s", longest.toAt(), longest.to());
        }
    }

    private void print(Finding finding) {
        out.printf("✗ %s  %s: %s  (%s)%n", finding.invariant(), finding.session(), finding.what(), finding.where());
    }

    private void line(String word, String text, Object... arguments) {
        out.printf(Locale.ROOT, "%-13s %s%n", word, text.formatted(arguments));
    }

    private static String counts(Map<String, Long> counts) {
        return counts.isEmpty()
                ? "none"
                : counts.entrySet().stream()
                        .map(count -> count.getKey() + " " + count.getValue())
                        .collect(Collectors.joining(", "));
    }

    private static String seconds(long ms) {
        return String.format(Locale.ROOT, "%.1f s", ms / 1_000.0);
    }
}
