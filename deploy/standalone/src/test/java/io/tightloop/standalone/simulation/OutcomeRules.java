package io.tightloop.standalone.simulation;

import io.tightloop.schemas.WorkClaimed;
import io.tightloop.schemas.WorkHeartbeat;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;

/** Whoever writes a result hears what came of it. */
final class OutcomeRules implements Witness {
    private final Map<String, SpecificRecord> results = new HashMap<>();
    private final Set<String> heard = new HashSet<>();

    @Override
    public void sent(String id, SpecificRecord answer) {
        if (!(answer instanceof WorkClaimed) && !(answer instanceof WorkHeartbeat)) {
            results.put(id, answer);
        }
    }

    @Override
    public void caused(String id, SpecificRecord event) {
        heard.add(id);
    }

    @Override
    public void settled() {
        results.forEach((id, result) -> Violation.unless(heard.contains(id), "nobody says what came of %s", result));
    }
}
