package io.tightloop.baton.rows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Lists and maps as they are kept in text columns. */
public final class Json {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private Json() {}

    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A value as a JSON tree. */
    public static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    /** The texts of a list in a column; none when the column is null. */
    public static List<String> list(String column) {
        return column == null ? List.of() : MAPPER.convertValue(read(column), new TypeReference<List<String>>() {});
    }

    /** The record of this type in a column. */
    public static <R> R read(String column, Class<R> type) {
        return MAPPER.convertValue(read(column), type);
    }

    /** The texts by name in a column. */
    public static SortedMap<String, String> texts(String column) {
        return MAPPER.convertValue(read(column), new TypeReference<TreeMap<String, String>>() {});
    }

    /** The JSON value in a column; a text that is not JSON is given back as a JSON string. */
    public static JsonNode read(String column) {
        if (column == null) {
            return MAPPER.nullNode();
        }
        try {
            return MAPPER.readTree(column);
        } catch (JsonProcessingException _) {
            return MAPPER.getNodeFactory().textNode(column);
        }
    }
}
