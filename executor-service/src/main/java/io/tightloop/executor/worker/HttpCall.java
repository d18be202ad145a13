package io.tightloop.executor.worker;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A request that can be sent.
 *
 * @param address absolute, http or https
 * @param headers may hold secrets: they are never part of a message
 * @param body null for none
 */
record HttpCall(String method, URI address, Map<String, String> headers, String body) {

    private static final Set<String> REDIRECTED = Set.of("GET", "HEAD");

    /** The call, whose parts must be fit to be sent; the names of wrong fields begin with the prefix. */
    static HttpCall of(String prefix, String method, String url, Map<String, String> headers, String body)
            throws Refused {
        var address = address(prefix + "url", url);
        var probe = HttpRequest.newBuilder(address);
        try {
            probe.method(method, BodyPublishers.noBody());
        } catch (IllegalArgumentException e) {
            throw Refused.invalidInput(prefix + "method", e.getMessage());
        }
        for (var header : headers.entrySet()) {
            refuseUnsendable(prefix + "headers." + header.getKey(), probe, header.getKey(), header.getValue());
        }
        return new HttpCall(method, address, Map.copyOf(headers), body);
    }

    /** The address, which must be an absolute http or https one with a host. */
    static URI address(String field, String url) throws Refused {
        if (url == null || url.isBlank()) {
            throw Refused.invalidInput(field, "is missing");
        }
        try {
            var address = URI.create(url);
            HttpRequest.newBuilder(address);
            return address;
        } catch (IllegalArgumentException e) {
            throw Refused.invalidInput(field, "is no http address: " + e.getMessage());
        }
    }

    private static void refuseUnsendable(String field, HttpRequest.Builder probe, String name, String value)
            throws Refused {
        try {
            probe.setHeader(name, "x");
        } catch (IllegalArgumentException e) {
            throw Refused.invalidInput(field, e.getMessage());
        }
        try {
            probe.setHeader(name, value);
        } catch (IllegalArgumentException e) {
            // What the JDK says of it quotes the value, which may be a secret.
            throw Refused.invalidInput(field, "has characters that no header can have");
        }
    }

    HttpRequest request() {
        var builder = HttpRequest.newBuilder(address).method(method, publisher());
        headers.forEach(builder::setHeader);
        return builder.build();
    }

    private BodyPublisher publisher() {
        return body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
    }

    /** Whether a redirect of it has no effect but another answer. */
    boolean mayBeRedirected() {
        return REDIRECTED.contains(method);
    }

    /** The same call to another address; another server is sent neither its headers nor its body. */
    HttpCall to(URI other) {
        return origin(address).equals(origin(other))
                ? new HttpCall(method, other, headers, body)
                : new HttpCall(method, other, Map.of(), null);
    }

    private static String origin(URI address) {
        boolean secure = address.getScheme().equalsIgnoreCase("https");
        int port = address.getPort() >= 0 ? address.getPort() : secure ? 443 : 80;
        return secure + " " + address.getHost().toLowerCase(Locale.ROOT) + " " + port;
    }

    /** Method and address, without a user and password in it. */
    String words() {
        return method + " " + shown(address);
    }

    /** The address without a user and password in it. */
    static String shown(URI address) {
        var text = address.toString();
        var user = address.getRawUserInfo();
        return user == null ? text : text.replaceFirst(Pattern.quote(user + "@"), "");
    }
}
