package io.tightloop.baton.payload;

import java.net.URI;
import java.util.Optional;

/**
 * Where a bucket is: {@code s3://bucket/prefix?endpoint=https://…&region=…}.
 *
 * @param prefix before every key; empty or ending with a slash
 * @param endpoint of a server that is not Amazon's; null for Amazon's
 * @param region null to leave it to the environment
 */
record S3Address(String bucket, String prefix, URI endpoint, String region) {
    static S3Address of(URI url) {
        if (url.getRawAuthority() == null) {
            throw new IllegalArgumentException("tightloop.payloads.url: names no bucket: " + url);
        }
        var path = url.getPath().replaceAll("^/+|/+$", "");
        return new S3Address(
                url.getRawAuthority(),
                path.isEmpty() ? "" : path + "/",
                parameter(url, "endpoint").map(URI::create).orElse(null),
                parameter(url, "region").orElse(null));
    }

    /** The key of a payload; of none, with an empty hash, what all keys of the session begin with. */
    String key(String sessionId, String hash) {
        return prefix + Names.session(sessionId) + "/" + hash;
    }

    private static Optional<String> parameter(URI url, String name) {
        if (url.getQuery() == null) {
            return Optional.empty();
        }
        for (var pair : url.getQuery().split("&")) {
            if (pair.startsWith(name + "=")) {
                return Optional.of(pair.substring(name.length() + 1));
            }
        }
        return Optional.empty();
    }
}
