package io.tightloop.standalone.registry;

/** A refusal with the HTTP status, the error code and the words of Confluent's registry. */
final class RegistryError extends RuntimeException {

    private final int code;

    private RegistryError(int code, String message) {
        super(message);
        this.code = code;
    }

    int code() {
        return code;
    }

    /** Codes of five digits start with their status. */
    int status() {
        return code < 1000 ? code : code / 100;
    }

    static RegistryError of(int code, String message) {
        return new RegistryError(code, message);
    }

    static RegistryError notFound() {
        return of(404, "HTTP 404 Not Found");
    }

    static RegistryError methodNotAllowed() {
        return of(405, "HTTP 405 Method Not Allowed");
    }

    static RegistryError subjectNotFound(String subject) {
        return of(40401, "Subject '%s' not found.".formatted(subject));
    }

    static RegistryError versionNotFound(int version) {
        return of(40402, "Version %d not found.".formatted(version));
    }

    static RegistryError schemaNotFound() {
        return of(40403, "Schema not found");
    }

    static RegistryError schemaNotFound(int id) {
        return of(40403, "Schema %d not found".formatted(id));
    }

    static RegistryError subjectSoftDeleted(String subject) {
        return of(40404, "Subject '%s' was soft deleted. Set permanent=true to delete permanently".formatted(subject));
    }

    static RegistryError subjectNotSoftDeleted(String subject) {
        return of(40405, "Subject '%s' was not deleted first before being permanently deleted".formatted(subject));
    }

    static RegistryError versionSoftDeleted(String subject, int version) {
        return of(
                40406,
                "Subject '%s' Version %d was soft deleted. Set permanent=true to delete permanently"
                        .formatted(subject, version));
    }

    static RegistryError versionNotSoftDeleted(String subject, int version) {
        return of(
                40407,
                "Subject '%s' Version %d was not deleted first before being permanently deleted"
                        .formatted(subject, version));
    }

    static RegistryError levelNotConfigured(String subject) {
        return of(40408, "Subject '%s' does not have subject-level compatibility configured".formatted(subject));
    }

    static RegistryError modeNotConfigured(String subject) {
        return of(40409, "Subject '%s' does not have subject-level mode configured".formatted(subject));
    }

    static RegistryError invalidSchema(String why) {
        return of(42201, "Invalid schema: " + why);
    }

    static RegistryError invalidVersion(String version) {
        return of(
                42202,
                "The specified version '%s' is not a valid version id. Allowed values are between [1, 2^31-1] and the string \"latest\""
                        .formatted(version));
    }

    static RegistryError invalidLevel() {
        return of(
                42203,
                "Invalid compatibility level. Valid values are none, backward, forward, full, backward_transitive,"
                        + " forward_transitive, and full_transitive");
    }

    static RegistryError invalidMode() {
        return of(42204, "Invalid mode. The loopback registry knows READWRITE only");
    }
}
