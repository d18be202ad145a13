package io.tightloop.standalone.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryHttpTest {

    @TempDir
    Path directory;

    private LoopbackRegistry registry;
    private HttpClient http;

    @BeforeEach
    void open() throws Exception {
        registry = LoopbackRegistry.start(directory, 0);
        http = HttpClient.newHttpClient();
    }

    @AfterEach
    void close() {
        http.close();
        registry.close();
    }

    @Test
    void a_schema_is_shown_by_version_and_by_id() throws Exception {
        assertThat(post("/subjects/s/versions", "{\"schema\":\"\\\"string\\\"\"}")
                        .body())
                .isEqualTo("{\"id\":1}");
        var version = "{\"subject\":\"s\",\"version\":1,\"id\":1,\"schema\":\"\\\"string\\\"\"}";
        assertThat(get("/subjects/s/versions/latest").body()).isEqualTo(version);
        assertThat(get("/subjects/s/versions/1").body()).isEqualTo(version);
        assertThat(post("/subjects/s", "{\"schema\":\"\\\"string\\\"\"}").body())
                .isEqualTo(version);
        assertThat(get("/subjects/s/versions/1/schema").body()).isEqualTo("\"string\"");
        assertThat(get("/schemas/ids/1").body()).isEqualTo("{\"schema\":\"\\\"string\\\"\"}");
        assertThat(get("/schemas/ids/1/versions").body()).isEqualTo("[{\"subject\":\"s\",\"version\":1}]");
        assertThat(get("/schemas/types").body()).isEqualTo("[\"AVRO\"]");
    }

    @Test
    void levels_have_the_field_names_of_the_api() throws Exception {
        assertThat(get("/config").body()).isEqualTo("{\"compatibilityLevel\":\"BACKWARD\"}");
        assertThat(send("PUT", "/config/s", "{\"compatibility\":\"FULL\"}").body())
                .isEqualTo("{\"compatibility\":\"FULL\"}");
        assertThat(send("DELETE", "/config/s", "").body()).isEqualTo("{\"compatibilityLevel\":\"FULL\"}");
        assertThat(get("/config/s?defaultToGlobal=true").body()).isEqualTo("{\"compatibilityLevel\":\"BACKWARD\"}");
        assertThat(get("/mode").body()).isEqualTo("{\"mode\":\"READWRITE\"}");
        assertThat(send("PUT", "/mode", "{\"mode\":\"READONLY\"}").statusCode()).isEqualTo(422);
    }

    @Test
    void what_is_no_avro_schema_is_refused() throws Exception {
        for (var body : new String[] {
            "{\"schema\":\"{\\\"type\\\":\\\"nonsense\\\"}\"}",
            "{\"schema\":\"not json\"}",
            "{}",
            "{\"schemaType\":\"PROTOBUF\",\"schema\":\"message M {}\"}",
            "{\"schema\":\"\\\"a.B\\\"\",\"references\":[{\"name\":\"a.B\",\"subject\":\"none\",\"version\":1}]}"
        }) {
            var answer = post("/subjects/s/versions", body);
            assertThat(answer.statusCode()).as(body).isEqualTo(422);
            assertThat(answer.body()).contains("\"error_code\":42201");
        }
    }

    @Test
    void what_the_api_does_not_know_is_refused_in_its_error_format() throws Exception {
        assertThat(get("/nothing").body()).isEqualTo("{\"error_code\":404,\"message\":\"HTTP 404 Not Found\"}");
        assertThat(send("PUT", "/subjects", "{}").statusCode()).isEqualTo(405);
        assertThat(post("/subjects/s/versions", "no json").statusCode()).isEqualTo(400);
        assertThat(post("/subjects/s/versions", "{\"schema\":\"" + "x".repeat(2_000_000) + "\"}")
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void web_pages_are_refused() throws Exception {
        var request = HttpRequest.newBuilder(registry.uri().resolve("/subjects"))
                .header("Origin", "https://example.org")
                .build();
        assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(403);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send("GET", path, "");
    }

    private HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return send("POST", path, body);
    }

    private HttpResponse<String> send(String method, String path, String body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(registry.uri().resolve(path))
                .method(method, BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }
}
