package io.tightloop.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** An example of {@code docs/examples} that is written for Node: a copy of it, with its packages. */
record NodeExample(Path folder) {
    /** What npm says when nobody answers, or when this Node is too old. */
    private static final Pattern NOT_HERE = Pattern.compile("npm \\S+ code ("
            + "ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ENOTCACHED|E5\\d\\d"
            + "|ERR_SOCKET_TIMEOUT|FETCH_ERROR|\\w*CERT\\w*|EBADENGINE)");

    private static final Map<String, String> OF_NPM = Map.of(
            "npm_config_prefer_offline", "true",
            "npm_config_engine_strict", "true",
            "npm_config_fetch_retry_mintimeout", "1000",
            "npm_config_fetch_retry_maxtimeout", "5000");

    /** Installs what the example's lock names; skips the test where that cannot be had. */
    static NodeExample install(String example, Path folder) throws Exception {
        ExampleProcess.requires("node");
        ExampleProcess.requires("npm");
        copy(ExampleProcess.folder(example), folder);
        try (var npm = ExampleProcess.start(OF_NPM, List.of("npm", "ci", "--prefix", folder.toString()))) {
            int exit = npm.awaitExit(Duration.ofMinutes(3));
            var reason = NOT_HERE.matcher(npm.said())
                    .results()
                    .map(MatchResult::group)
                    .collect(Collectors.joining());
            ExampleProcess.requires(reason.isEmpty(), "the packages of " + example + " cannot be had: " + reason);
            assertThat(exit).as(npm.said()).isZero();
        }
        return new NodeExample(folder);
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (var files = Files.list(from)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /** Starts one of its files. */
    ExampleProcess start(Map<String, String> environment, String file, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of("node", folder.resolve(file).toString()));
        command.addAll(List.of(arguments));
        return ExampleProcess.start(environment, command);
    }
}
