package io.tightloop.standalone.registry;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.confluent.kafka.schemaregistry.client.rest.entities.SchemaReference;
import java.util.List;

/** One line of the registry's file: a fact about a schema or a compatibility level. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Entry.Registered.class, name = "registered"),
    @JsonSubTypes.Type(value = Entry.Deleted.class, name = "deleted"),
    @JsonSubTypes.Type(value = Entry.Level.class, name = "level")
})
@JsonInclude(JsonInclude.Include.NON_NULL)
sealed interface Entry {

    /** A schema became a version of a subject, under a new id or one it already has elsewhere. */
    record Registered(String subject, int version, int id, String schema, List<SchemaReference> references)
            implements Entry {}

    /** A version was hidden, or, when permanent, forgotten. */
    record Deleted(String subject, int version, boolean permanent) implements Entry {}

    /** A level was set, or, when null, unset; for all subjects when the subject is null. */
    record Level(String subject, String level) implements Entry {}
}
