package io.tightloop.baton.http;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what is wrong with a request, once each and the first 100 of it. */
public final class FieldErrors {
    private static final int MOST = 100;

    private final Set<FieldError> found = new LinkedHashSet<>();

    public void add(String field, String message) {
        if (found.size() < MOST) {
            found.add(new FieldError(field, message));
        }
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** Throws what was collected, if anything was. */
    public void refuse() {
        if (!found.isEmpty()) {
            throw new Refused.Invalid(List.copyOf(found));
        }
    }
}
