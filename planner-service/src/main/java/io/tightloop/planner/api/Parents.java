package io.tightloop.planner.api;

import io.tightloop.baton.http.Refused;
import io.tightloop.planner.view.Lineage;
import io.tightloop.schemas.Parent;
import jakarta.inject.Singleton;

/** Refuses sessions that would be their own parents, or too deep below the first one above them. */
@Singleton
class Parents {
    private final Lineage lineage;

    Parents(Lineage lineage) {
        this.lineage = lineage;
    }

    /** The parent may be null. */
    void check(String sessionId, Parent parent) {
        if (parent == null) {
            return;
        }
        if (parent.getSessionId().equals(sessionId)) {
            throw new Refused.Invalid("parent.sessionId", "is the session itself");
        }
        if (lineage.level(parent.getSessionId()) >= Lineage.DEEPEST) {
            throw new Refused.Invalid(
                    "parent.sessionId", "is on the lowest of " + Lineage.DEEPEST + " levels: it can have no children");
        }
    }
}
