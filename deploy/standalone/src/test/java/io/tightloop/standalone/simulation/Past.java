package io.tightloop.standalone.simulation;

import io.tightloop.schemas.WorkCompleted;
import io.tightloop.schemas.WorkItem;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;

/** What was visible so far, in order. */
final class Past implements Witness {
    private final List<Consumer<Witness>> seen;
    private int verifications;

    Past() {
        seen = new ArrayList<>();
    }

    Past(Past other) {
        seen = new ArrayList<>(other.seen);
        verifications = other.verifications;
    }

    int verifications() {
        return verifications;
    }

    void tell(Witness other) {
        seen.forEach(one -> one.accept(other));
    }

    @Override
    public void command(SpecificRecord command) {
        seen.add(witness -> witness.command(command));
    }

    @Override
    public void answer(SpecificRecord answer) {
        if (answer instanceof WorkCompleted result && result.getVerdict() != null) {
            verifications++;
        }
        seen.add(witness -> witness.answer(answer));
    }

    @Override
    public void sent(String id, SpecificRecord answer) {
        seen.add(witness -> witness.sent(id, answer));
    }

    @Override
    public void caused(String id, SpecificRecord event) {
        seen.add(witness -> witness.caused(id, event));
    }

    @Override
    public void item(String service, WorkItem item) {
        seen.add(witness -> witness.item(service, item));
    }

    @Override
    public void event(String service, SpecificRecord event) {
        seen.add(witness -> witness.event(service, event));
    }

    @Override
    public void written(String service) {
        seen.add(witness -> witness.written(service));
    }
}
