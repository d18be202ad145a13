package io.tightloop.standalone.registry;

import java.util.List;

/** Deleting in two steps: first hidden, then, when asked for again as permanent, forgotten. */
final class Deletion {

    private Deletion() {}

    /** The numbers of the versions deleted. */
    static List<Integer> ofSubject(SchemaStore store, String subject, boolean permanent) {
        synchronized (store) {
            var versions = store.read(catalog -> Selector.all(catalog, subject, true));
            var live = versions.stream().filter(version -> !version.deleted()).toList();
            if (permanent && !live.isEmpty()) {
                throw RegistryError.subjectNotSoftDeleted(subject);
            }
            if (!permanent && live.isEmpty()) {
                throw RegistryError.subjectSoftDeleted(subject);
            }
            var chosen = permanent ? versions : live;
            store.delete(chosen, permanent);
            return chosen.stream().map(Version::number).toList();
        }
    }

    /** The number of the version deleted. */
    static int ofVersion(SchemaStore store, String subject, String version, boolean permanent) {
        synchronized (store) {
            var hidden = permanent || !Selector.isLatest(version);
            var found = store.read(catalog -> Selector.one(catalog, subject, version, hidden));
            if (permanent && !found.deleted()) {
                throw RegistryError.versionNotSoftDeleted(subject, found.number());
            }
            if (!permanent && found.deleted()) {
                throw RegistryError.versionSoftDeleted(subject, found.number());
            }
            store.delete(List.of(found), permanent);
            return found.number();
        }
    }
}
