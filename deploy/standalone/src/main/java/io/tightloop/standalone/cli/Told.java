package io.tightloop.standalone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/** Shows a session as a command has left it. */
final class Told {
    private Told() {}

    /** Prints the session at the version of the answer; says so when the command has none yet. */
    static int show(Client client, String id, JsonNode answer) throws IOException {
        if (answer.path("status").asText().equals("PENDING")) {
            System.out.println("sent, but not answered yet: command "
                    + answer.path("commandId").asText());
        }
        new SessionView(System.out)
                .session(client.session(id, answer.path("version").asText(null)));
        return 0;
    }
}
