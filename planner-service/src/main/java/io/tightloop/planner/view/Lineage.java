package io.tightloop.planner.view;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Knows which session was started for, or given the task of, which other one. */
@Singleton
public class Lineage {
    /** Most levels of sessions, the first one counted. */
    public static final int DEEPEST = 8;

    private final Tables tables;

    Lineage(Tables tables) {
        this.tables = tables;
    }

    /**
     * That a session waits for another one.
     *
     * @param taskId the parent's task that waits; empty when it is not one
     */
    public record Link(String parentId, String taskId, String childId) {}

    /** What is shown of a session; status UNKNOWN when there is none of this id. */
    public record Member(String sessionId, String name, String status) {
        static Member of(SessionRow row) {
            return new Member(row.id(), row.name(), row.shownStatus());
        }
    }

    /** What a session was started for, or else the first task that was left to it. */
    public Optional<Link> parent(SessionRow row) {
        if (row.parentSession() != null) {
            return Optional.of(link(row));
        }
        return tables.delegations().to(List.of(row.id()), 1).stream()
                .map(Lineage::link)
                .findFirst();
    }

    /** The level of a session below the first one above it, from 1; beyond {@link #DEEPEST} it is not counted on. */
    public int level(String sessionId) {
        int level = 1;
        var above = above(sessionId);
        while (above.isPresent() && level <= DEEPEST) {
            level++;
            above = above(above.get());
        }
        return level;
    }

    /** Children of some sessions, each at its first parent; {@code areAll} unless there may be more. */
    public record Children(Collection<Link> links, boolean areAll) {}

    /** The children of these sessions: at most so many that tasks are left to, and so many that were started for them. */
    public Children children(Collection<String> parents, int most) {
        var delegated = tables.delegations().of(parents, most + 1);
        var started = tables.sessions().startedFor(parents, most + 1);
        var links = Stream.concat(
                        delegated.stream().limit(most).map(Lineage::link),
                        started.stream().limit(most).map(Lineage::link))
                .collect(Collectors.toMap(Link::childId, link -> link, (first, _) -> first, LinkedHashMap::new));
        return new Children(links.values(), delegated.size() <= most && started.size() <= most);
    }

    /** These sessions by id. */
    public Map<String, Member> members(Collection<String> ids) {
        var members = new HashMap<String, Member>();
        ids.forEach(id -> members.put(id, new Member(id, null, "UNKNOWN")));
        tables.sessions().findByIdIn(ids).stream()
                .filter(row -> row.startedAt() != null)
                .forEach(row -> members.put(row.id(), Member.of(row)));
        return members;
    }

    private Optional<String> above(String sessionId) {
        return tables.sessions().findById(sessionId).flatMap(this::parent).map(Link::parentId);
    }

    private static Link link(SessionRow row) {
        return new Link(row.parentSession(), row.parentTask() == null ? "" : row.parentTask(), row.id());
    }

    private static Link link(DelegationRow row) {
        return new Link(row.sessionId(), row.taskId(), row.childId());
    }
}
