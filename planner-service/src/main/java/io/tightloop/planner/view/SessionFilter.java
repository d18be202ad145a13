package io.tightloop.planner.view;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which sessions a list shows; what is empty does not matter.
 *
 * @param statuses any of them, as shown to clients
 * @param phases any of them
 * @param labels all of them, each a name and a value
 * @param text occurs in goal, name or id, whatever the case
 */
public record SessionFilter(
        List<String> statuses,
        List<String> phases,
        Optional<String> name,
        List<Map.Entry<String, String>> labels,
        Optional<String> text) {}
