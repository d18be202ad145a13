package io.tightloop.standalone.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a session wait. */
@Command(
        name = "suspend",
        description = "Make a session wait: nothing new is handed out until a time, until a check passes, until a file"
                + " is there, or until a person decides; 'resume' ends it.")
final class SuspendCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "ID", description = "session id")
    private String id;

    @Parameters(index = "1", arity = "0..1", paramLabel = "REASON", description = "why, in words")
    private String reason;

    @ArgGroup(multiplicity = "1")
    private Condition condition;

    @Mixin
    private Who who;

    @Mixin
    private ServerOption server;

    /** What it waits for. */
    private static final class Condition {
        @Option(names = "--time", required = true, paramLabel = "TIME", description = "so long, for example 1h")
        private String time;

        @Option(
                names = "--until",
                required = true,
                paramLabel = "INSTANT",
                description = "until then, for example 2030-01-31T08:00:00Z")
        private String until;

        @Option(names = "--manual", required = true, description = "until a person approves or rejects")
        private boolean manual;

        @ArgGroup(exclusive = false)
        private Poll poll;

        @ArgGroup(exclusive = false)
        private Presence presence;

        private ObjectNode json() {
            ObjectNode json = JsonNodeFactory.instance.objectNode();
            if (time != null) {
                return json.put("type", "TIME").put("for", time);
            }
            if (until != null) {
                return json.put("type", "TIME").put("until", until);
            }
            if (poll != null) {
                json.put("type", "POLL").set("check", poll.check.json());
                return json;
            }
            if (presence != null) {
                json.put("type", "FILE").put("path", presence.file);
                return presence.contains == null ? json : json.put("contains", presence.contains);
            }
            return json.put("type", "MANUAL");
        }
    }

    /** A check that is looked at again and again. */
    private static final class Poll {
        @Option(names = "--poll", required = true, description = "until this check passes:")
        private boolean poll;

        @ArgGroup(multiplicity = "1")
        private Check check;
    }

    /** What is looked at. */
    private static final class Check {
        @Option(
                names = "--command",
                required = true,
                paramLabel = "COMMAND",
                description = "a command that ends with 0")
        private String command;

        @Option(names = "--url", required = true, paramLabel = "URL", description = "an address that answers 200")
        private String url;

        private ObjectNode json() {
            ObjectNode json = JsonNodeFactory.instance.objectNode();
            return command == null
                    ? json.put("type", "http").put("url", url)
                    : json.put("type", "command").put("command", command);
        }
    }

    /** A file of the workspace. */
    private static final class Presence {
        @Option(
                names = "--file",
                required = true,
                paramLabel = "PATH",
                description = "until the workspace has this file")
        private String file;

        @Option(names = "--contains", paramLabel = "TEXT", description = "with --file: and this text is in it")
        private String contains;
    }

    @Override
    public Integer call() throws IOException {
        ObjectNode suspension = condition.json();
        if (reason != null) {
            suspension.put("reason", reason);
        }
        Client client = server.client();
        return Told.show(client, id, client.suspend(id, suspension.put("by", who.name())));
    }
}
