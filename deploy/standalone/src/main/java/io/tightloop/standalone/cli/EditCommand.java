package io.tightloop.standalone.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Replaces what is still to do of an ended session. */
@Command(name = "edit", description = "Replace the tasks that an ended session still has to do, before 'continue'.")
final class EditCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "ID", description = "session id")
    private String id;

    @Parameters(index = "1", paramLabel = "FILE", description = "file with the tasks (YAML or JSON)")
    private Path file;

    @Mixin
    private Who who;

    @Mixin
    private ServerOption server;

    @Override
    public Integer call() throws IOException {
        ObjectNode edit = JsonNodeFactory.instance.objectNode().put("by", who.name());
        edit.set("tasks", YamlFile.tasks(file));
        Client client = server.client();
        return Told.show(client, id, client.edit(id, edit));
    }
}
