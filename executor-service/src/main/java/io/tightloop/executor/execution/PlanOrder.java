package io.tightloop.executor.execution;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/** Orders tasks so that each comes after those it depends on, and otherwise as they are listed. */
final class PlanOrder {
    private PlanOrder() {}

    /** Places in the list, from 0, in order; those of tasks in or behind a circle are missing. */
    static List<Integer> of(List<Draft> drafts) {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < drafts.size(); i++) {
            places.put(drafts.get(i).id(), i);
        }
        int[] open = new int[drafts.size()];
        Map<Integer, List<Integer>> behind = new HashMap<>();
        for (int i = 0; i < drafts.size(); i++) {
            for (String id : new HashSet<>(drafts.get(i).dependsOn())) {
                if (places.containsKey(id)) {
                    open[i]++;
                    behind.computeIfAbsent(places.get(id), place -> new ArrayList<>())
                            .add(i);
                }
            }
        }
        return walk(open, behind);
    }

    /** Ids of the tasks in or behind a circle; empty when there is none. */
    static List<String> circle(List<Draft> drafts) {
        Set<Integer> ordered = new HashSet<>(of(drafts));
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < drafts.size(); i++) {
            if (!ordered.contains(i)) {
                ids.add(drafts.get(i).id());
            }
        }
        return ids;
    }

    private static List<Integer> walk(int[] open, Map<Integer, List<Integer>> behind) {
        PriorityQueue<Integer> free = new PriorityQueue<>();
        for (int i = 0; i < open.length; i++) {
            if (open[i] == 0) {
                free.add(i);
            }
        }
        List<Integer> order = new ArrayList<>();
        while (!free.isEmpty()) {
            int place = free.remove();
            order.add(place);
            for (int next : behind.getOrDefault(place, List.of())) {
                if (--open[next] == 0) {
                    free.add(next);
                }
            }
        }
        return order;
    }
}
