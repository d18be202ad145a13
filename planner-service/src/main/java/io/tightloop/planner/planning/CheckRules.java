package io.tightloop.planner.planning;

/** What a check must say, by its type. */
final class CheckRules {
    private CheckRules() {}

    static void check(Check check, String field, Errors errors) {
        switch (check.type()) {
            case COMMAND -> errors.require(filled(check.command()), field + ".command", "is needed by a command check");
            case FILE -> errors.require(filled(check.path()), field + ".path", "is needed by a file check");
            case HTTP -> errors.require(filled(check.url()), field + ".url", "is needed by an http check");
            case AGENT -> {
                boolean named = check.queue() != null
                        && Errors.QUEUE.matcher(check.queue()).matches();
                errors.require(named, field + ".queue", "an agent check needs one that matches " + Errors.QUEUE);
            }
            case MANUAL -> {}
            case UNKNOWN -> errors.require(false, field + ".type", "not known to this version");
        }
        boolean timeout = check.timeoutMs() == null || Errors.duration(check.timeoutMs(), 1);
        errors.require(timeout, field + ".timeout", Errors.DURATION);
    }

    private static boolean filled(String text) {
        return text != null && !text.isBlank();
    }
}
