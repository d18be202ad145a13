package io.tightloop.planner.api;

import io.tightloop.planner.view.Lineage;
import io.tightloop.planner.view.Lineage.Link;
import io.tightloop.planner.view.Lineage.Member;
import io.tightloop.planner.view.SessionRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gathers the sessions below one, level by level; one that is found twice stands where it is found first. */
final class SessionTree {
    private static final int MOST = 1_000;

    private final Lineage lineage;
    private final SessionRow root;
    private final Set<String> found = new LinkedHashSet<>();
    private final Map<String, List<Link>> below = new LinkedHashMap<>();
    private boolean truncated;

    private SessionTree(Lineage lineage, SessionRow root) {
        this.lineage = lineage;
        this.root = root;
    }

    static TreeBody of(Lineage lineage, SessionRow root) {
        var tree = new SessionTree(lineage, root);
        tree.gather();
        return tree.body();
    }

    private void gather() {
        found.add(root.id());
        var level = List.of(root.id());
        for (int depth = 1; depth <= Lineage.DEEPEST && !level.isEmpty(); depth++) {
            var children = lineage.children(level, MOST);
            truncated |= !children.areAll();
            level = depth < Lineage.DEEPEST ? add(children.links()) : beyond(children.links());
        }
    }

    private List<String> add(Collection<Link> links) {
        var next = new ArrayList<String>();
        for (var link : links) {
            if (found.contains(link.childId())) {
                continue;
            }
            if (found.size() > MOST) {
                truncated = true;
                return next;
            }
            found.add(link.childId());
            below.computeIfAbsent(link.parentId(), _ -> new ArrayList<>()).add(link);
            next.add(link.childId());
        }
        return next;
    }

    private List<String> beyond(Collection<Link> links) {
        truncated |= links.stream().anyMatch(link -> !found.contains(link.childId()));
        return List.of();
    }

    private TreeBody body() {
        var parent = lineage.parent(root).map(ParentBody::of).orElse(null);
        var members = lineage.members(found);
        return new TreeBody(
                root.id(), root.name(), root.shownStatus(), parent, children(root.id(), members), truncated);
    }

    private List<TreeBody.Node> children(String id, Map<String, Member> members) {
        return below.getOrDefault(id, List.of()).stream()
                .map(link ->
                        TreeBody.Node.of(members.get(link.childId()), link.taskId(), children(link.childId(), members)))
                .toList();
    }
}
