package io.tightloop.standalone.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One HTTP request, taken apart: method, decoded path segments, query and JSON body. */
record Request(String method, List<String> path, Map<String, String> query, byte[] body) {

    static final ObjectMapper JSON = new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    static Request of(String method, URI uri, byte[] body) {
        try {
            return new Request(method, segments(uri.getRawPath()), parameters(uri.getRawQuery()), body);
        } catch (IllegalArgumentException e) {
            throw RegistryError.of(400, "The address cannot be decoded: " + e.getMessage());
        }
    }

    private static List<String> segments(String path) {
        return Arrays.stream(path.split("/"))
                .filter(segment -> !segment.isEmpty())
                // A plus sign is a space in a query, but itself in a path.
                .map(segment -> URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8))
                .toList();
    }

    private static Map<String, String> parameters(String query) {
        var parameters = new HashMap<String, String>();
        for (var pair : query == null ? new String[0] : query.split("&")) {
            var name = pair.split("=", 2);
            parameters.put(
                    URLDecoder.decode(name[0], StandardCharsets.UTF_8),
                    name.length < 2 ? "" : URLDecoder.decode(name[1], StandardCharsets.UTF_8));
        }
        return parameters;
    }

    /** The path's segment at the index, or null beyond the end. */
    String segment(int index) {
        return index < path.size() ? path.get(index) : null;
    }

    boolean flag(String name) {
        return Boolean.parseBoolean(query.get(name));
    }

    <T> T body(Class<T> type) {
        try {
            var value = JSON.readValue(body, type);
            if (value == null) {
                throw RegistryError.of(400, "The body must be a JSON object");
            }
            return value;
        } catch (JsonProcessingException e) {
            throw RegistryError.of(400, "The body is not the JSON expected: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
