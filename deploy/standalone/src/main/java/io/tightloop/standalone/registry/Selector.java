package io.tightloop.standalone.registry;

import java.util.List;

/** Finds versions by what a path says: a number, {@code -1} or {@code latest}. */
final class Selector {

    private Selector() {}

    static boolean isLatest(String text) {
        return text.equals("latest") || text.equals("-1");
    }

    /** The version's number; 0 is never one, and stands for the latest. */
    static int number(String text) {
        if (isLatest(text)) {
            return 0;
        }
        try {
            var number = Integer.parseInt(text);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            throw RegistryError.invalidVersion(text);
        }
        throw RegistryError.invalidVersion(text);
    }

    /** The subject's versions in order, at least one. */
    static List<Version> all(Catalog catalog, String subject, boolean deleted) {
        var versions = catalog.versions(subject, version -> deleted || !version.deleted());
        if (versions.isEmpty()) {
            throw RegistryError.subjectNotFound(subject);
        }
        return versions;
    }

    static Version one(Catalog catalog, String subject, String text, boolean deleted) {
        var number = number(text);
        var versions = all(catalog, subject, deleted);
        return number == 0
                ? versions.getLast()
                : versions.stream()
                        .filter(version -> version.number() == number)
                        .findFirst()
                        .orElseThrow(() -> RegistryError.versionNotFound(number));
    }
}
