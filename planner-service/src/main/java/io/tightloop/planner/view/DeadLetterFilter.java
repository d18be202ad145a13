package io.tightloop.planner.view;

import java.util.Optional;

/**
 * Which dead letters are asked for; what is empty asks for all.
 *
 * @param topic full name, or without the installation's prefix
 */
public record DeadLetterFilter(
        Optional<String> service,
        Optional<String> session,
        Optional<String> topic,
        Optional<DeadLetterRow.Status> status) {}
