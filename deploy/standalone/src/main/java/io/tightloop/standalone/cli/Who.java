package io.tightloop.standalone.cli;

import picocli.CommandLine.Option;

/** In whose name a command is sent. */
final class Who {
    @Option(
            names = "--by",
            paramLabel = "NAME",
            defaultValue = "${sys:user.name}",
            description = "in whose name (default: ${DEFAULT-VALUE})")
    private String name;

    String name() {
        return name;
    }
}
