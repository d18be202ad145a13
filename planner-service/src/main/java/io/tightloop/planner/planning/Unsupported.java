package io.tightloop.planner.planning;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds what a brief asks for and only a later version can do. */
final class Unsupported {
    private Unsupported() {}

    static Optional<FieldError> in(Brief brief) {
        return fields(brief)
                .findFirst()
                .map(Unsupported::notKnown)
                .or(() -> strategy(brief.planning().strategy()));
    }

    static Optional<FieldError> in(List<Task> tasks) {
        return tasks(tasks).findFirst().map(Unsupported::notKnown);
    }

    private static FieldError notKnown(String field) {
        return new FieldError(field, "not known to this version");
    }

    private static Optional<FieldError> strategy(Strategy strategy) {
        return switch (strategy) {
            case GIVEN, CRITERIA, AGENT -> Optional.empty();
            case LLM -> Optional.of(new FieldError("planning.strategy", "LLM is not supported by this version"));
            case UNKNOWN -> Optional.of(notKnown("planning.strategy"));
        };
    }

    private static Stream<String> fields(Brief brief) {
        return Stream.of(
                        brief.mode() == Mode.UNKNOWN ? Stream.of("mode") : Stream.<String>empty(),
                        confirm(brief.policy().confirm()),
                        criteria(brief.criteria()),
                        tasks(brief.tasks()))
                .flatMap(field -> field);
    }

    private static Stream<String> confirm(List<ConfirmationKind> kinds) {
        return kinds == null
                ? Stream.empty()
                : IntStream.range(0, kinds.size())
                        .filter(i -> kinds.get(i) == ConfirmationKind.UNKNOWN)
                        .mapToObj(i -> "policy.confirm[" + i + "]");
    }

    private static Stream<String> criteria(List<Criterion> criteria) {
        return IntStream.range(0, criteria.size())
                .filter(i -> unknown(criteria.get(i).check()))
                .mapToObj(i -> "criteria[" + i + "].check.type");
    }

    private static Stream<String> tasks(List<Task> tasks) {
        return IntStream.range(0, tasks.size())
                .boxed()
                .flatMap(i -> checks(tasks.get(i).checks(), "tasks[" + i + "]"));
    }

    private static Stream<String> checks(List<Check> checks, String field) {
        return IntStream.range(0, checks.size())
                .filter(j -> unknown(checks.get(j)))
                .mapToObj(j -> field + ".checks[" + j + "].type");
    }

    private static boolean unknown(Check check) {
        return check != null && check.type() == CheckType.UNKNOWN;
    }
}
