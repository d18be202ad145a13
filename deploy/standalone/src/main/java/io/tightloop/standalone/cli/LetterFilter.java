package io.tightloop.standalone.cli;

import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/** Which dead letters a command is about. */
final class LetterFilter {
    @Option(names = "--service", paramLabel = "NAME", description = "only those that this service could not read")
    private String service;

    @Option(names = "--session", paramLabel = "ID", description = "only those of this session")
    private String session;

    @Option(names = "--topic", paramLabel = "NAME", description = "only those of this topic, for example commands")
    private String topic;

    /** What is given, by its name in the API. */
    Map<String, String> given() {
        Map<String, String> given = new TreeMap<>();
        put(given, "service", service);
        put(given, "session", session);
        put(given, "topic", topic);
        return given;
    }

    private static void put(Map<String, String> given, String name, String value) {
        if (value != null) {
            given.put(name, value);
        }
    }
}
