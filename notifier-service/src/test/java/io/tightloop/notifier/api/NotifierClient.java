package io.tightloop.notifier.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tightloop.baton.rows.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

/** Talks to the notifier as anybody may. */
record NotifierClient(HttpClient http, URL server) {
    static NotifierClient of(URL server) {
        return new NotifierClient(HttpClient.newHttpClient(), server);
    }

    HttpResponse<String> send(String method, String path, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(server + path))
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    /** What is answered with this status. */
    JsonNode answer(int status, String method, String path, String body) throws IOException, InterruptedException {
        var answer = send(method, path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return Json.read(answer.body());
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return answer(200, "GET", path, "");
    }

    /** Fields that are wrong with it. */
    List<String> wrong(String method, String path, String body) throws IOException, InterruptedException {
        return answer(422, method, path, body).get("errors").findValuesAsText("field");
    }
}
