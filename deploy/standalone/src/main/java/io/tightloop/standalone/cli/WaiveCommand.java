package io.tightloop.standalone.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lets a criterion go without proof, in somebody's name. */
@Command(
        name = "waive",
        description = "Let a criterion go without proof; who asked for it and who approved it is kept.")
final class WaiveCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "ID", description = "session id")
    private String id;

    @Parameters(index = "1", paramLabel = "CRITERION", description = "criterion id")
    private String criterion;

    @Option(names = "--reason", required = true, description = "why, in words")
    private String reason;

    @Option(names = "--approved-by", paramLabel = "NAME", description = "who approves it")
    private String approvedBy;

    @Mixin
    private Who who;

    @Mixin
    private ServerOption server;

    @Override
    public Integer call() throws IOException {
        ObjectNode waiver = JsonNodeFactory.instance
                .objectNode()
                .put("criterion", criterion)
                .put("reason", reason)
                .put("by", who.name());
        if (approvedBy != null) {
            waiver.put("approvedBy", approvedBy);
        }
        Client client = server.client();
        return Told.show(client, id, client.waive(id, waiver));
    }
}
