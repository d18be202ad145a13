package io.tightloop.standalone.simulation;

import io.tightloop.schemas.WorkItem;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** Writes down what becomes visible, for whoever looks into a schedule. */
final class Story implements Witness {
    private final List<String> lines = new ArrayList<>();

    List<String> lines() {
        return lines;
    }

    @Override
    public void command(SpecificRecord command) {
        tell("command", command);
    }

    @Override
    public void answer(SpecificRecord answer) {
        tell("worker", answer);
    }

    @Override
    public void item(String service, WorkItem item) {
        tell(service, item);
    }

    @Override
    public void event(String service, SpecificRecord event) {
        tell(service, event);
    }

    private void tell(String who, SpecificRecord what) {
        lines.add("%-9s %s %s".formatted(who, what.getSchema().getName(), what));
    }
}
