package io.tightloop.standalone.registry;

import java.util.List;

/** Who refers to a version of a subject. */
final class References {

    private References() {}

    /** The live versions whose schema refers to the target by subject and number. */
    static List<Version> to(Catalog catalog, Version target) {
        return catalog.all()
                .filter(version -> !version.deleted())
                .filter(version -> version.schema().references().stream()
                        .anyMatch(reference -> target.subject().equals(reference.getSubject())
                                && reference.getVersion() == target.number()))
                .toList();
    }
}
