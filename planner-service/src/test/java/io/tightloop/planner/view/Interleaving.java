package io.tightloop.planner.view;

import io.tightloop.baton.feed.Recorded;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/** Records of several topics in an order that each topic alone allows, in batches of one to four. */
final class Interleaving {
    private Interleaving() {}

    static List<List<Recorded>> of(List<List<Recorded>> topics, long seed) {
        var random = new Random(seed);
        return batches(order(topics, random), random);
    }

    private static List<Recorded> order(List<List<Recorded>> topics, Random random) {
        var left = topics.stream().map(ArrayDeque::new).collect(Collectors.toCollection(ArrayList::new));
        left.removeIf(ArrayDeque::isEmpty);
        var order = new ArrayList<Recorded>();
        while (!left.isEmpty()) {
            order.add(left.get(random.nextInt(left.size())).poll());
            left.removeIf(ArrayDeque::isEmpty);
        }
        return order;
    }

    private static List<List<Recorded>> batches(List<Recorded> records, Random random) {
        var batches = new ArrayList<List<Recorded>>();
        int from = 0;
        while (from < records.size()) {
            int to = Math.min(records.size(), from + 1 + random.nextInt(4));
            batches.add(records.subList(from, to));
            from = to;
        }
        return batches;
    }
}
