package io.tightloop.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class DocumentationTest {

    @Test
    void every_type_and_every_field_says_what_it_is() {
        assertThat(Tightloop.PROTOCOL.getTypes().stream().flatMap(DocumentationTest::undocumented))
                .isEmpty();
    }

    @Test
    void a_field_that_says_nothing_is_found() {
        Schema silent = new Schema.Parser()
                .parse("{\"type\": \"record\", \"name\": \"R\", \"doc\": \"\", \"fields\": [{\"name\": \"f\","
                        + " \"type\": \"int\"}]}");

        assertThat(undocumented(silent)).containsExactly("R", "R.f");
    }

    private static Stream<String> undocumented(Schema type) {
        Stream<String> itself = silent(type.getDoc()) ? Stream.of(type.getName()) : Stream.empty();
        if (type.getType() != Schema.Type.RECORD) {
            return itself;
        }
        return Stream.concat(
                itself,
                type.getFields().stream()
                        .filter(field -> silent(field.doc()))
                        .map(field -> type.getName() + "." + field.name()));
    }

    private static boolean silent(String doc) {
        return doc == null || doc.isBlank();
    }
}
