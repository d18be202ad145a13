package io.tightloop.executor.worker;

/** An item that cannot be run as it was asked for; another attempt would not help. */
final class Refused extends Exception {

    private final String code;

    private Refused(String code, String message) {
        super(message);
        this.code = code;
    }

    static Refused invalidInput(String field, String problem) {
        return new Refused("invalid_input", field + ": " + problem);
    }

    static Refused outsideWorkspace(String field, String path) {
        return new Refused("path_outside_workspace", field + ": " + path + " is not inside the workspace");
    }

    static Refused noWorkspace(String problem) {
        return new Refused("workspace_unusable", problem);
    }

    Result.Failed result() {
        return new Result.Failed(code, Text.first(getMessage(), Text.MESSAGE_BYTES), false);
    }
}
