package io.tightloop.baton.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Optional;

/** Reads where things are: addresses and paths that stay inside a workspace. */
public final class Places {
    private Places() {}

    public static String requiredUrl(JsonCursor json, String name) {
        json.required(name, 2_048);
        return url(json, name).orElse("");
    }

    public static Optional<String> url(JsonCursor json, String name) {
        var url = json.text(name, 2_048);
        if (url.isPresent() && !url.get().isBlank() && !isHttp(url.get())) {
            json.wrong(name, "must be an http or https address");
        }
        return url;
    }

    public static Optional<String> relativePath(JsonCursor json, String name) {
        var path = json.text(name, 4_096);
        if (path.isPresent() && leaves(path.get())) {
            json.wrong(name, "must be relative and stay inside the workspace");
        }
        return path;
    }

    private static boolean isHttp(String url) {
        try {
            var uri = new URI(url);
            return uri.getHost() != null
                    && ("http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme()));
        } catch (URISyntaxException _) {
            return false;
        }
    }

    private static boolean leaves(String path) {
        return path.startsWith("/")
                || path.indexOf('\\') >= 0
                || path.matches("[A-Za-z]:.*")
                || Arrays.asList(path.split("/")).contains("..");
    }
}
