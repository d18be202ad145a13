package io.tightloop.notifier.webhook.send;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * Decides whether a URL may be called: http or https, and nothing but public addresses unless configuration allows
 * others, so that nobody reaches through the server what only the server reaches.
 */
public final class AddressGuard {
    private static final int LONGEST_URL = 2_048;
    private static final int MOST_PORTS = 65_535;

    private final Allowed allowed;

    /** Refuses all that is not public but what is allowed. */
    public AddressGuard(Allowed allowed) {
        this.allowed = allowed;
    }

    /**
     * Why a URL of at most 2048 characters may not be called, as far as it tells without asking DNS; empty when
     * nothing speaks against it. Words to go after the name of a field.
     */
    public Optional<String> refusal(String url) {
        if (url.length() > LONGEST_URL) {
            return Optional.of("must have at most " + LONGEST_URL + " characters");
        }
        try {
            var uri = new URI(url);
            return form(uri).or(() -> literal(uri.getHost()));
        } catch (URISyntaxException e) {
            return Optional.of("must be a URL: " + e.getReason());
        }
    }

    /** Why an address that a host resolved to may not be called; empty when it may. */
    Optional<String> refusal(String host, InetAddress address) {
        if (allowed.allows(host, address)) {
            return Optional.empty();
        }
        return Reserved.kind(address.getAddress()).map(kind -> {
            var text = address.getHostAddress();
            var which = text.equals(bare(host)) ? text : host + " is at " + text + ", which";
            return which + " is " + kind + " and not allowed";
        });
    }

    /** The host as DNS takes it: an IPv6 address without its brackets. */
    static String bare(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static Optional<String> form(URI uri) {
        if (!isHttp(uri, "http") && !isHttp(uri, "https")) {
            return Optional.of("must start with http:// or https://");
        }
        if (uri.getRawAuthority() != null && uri.getRawAuthority().indexOf('@') >= 0) {
            return Optional.of("must not have a user or a password");
        }
        if (uri.getHost() == null) {
            return Optional.of("must name a host: letters, digits, hyphens and full stops, or an IP address");
        }
        if (uri.getHost().indexOf('%') >= 0) {
            return Optional.of("must not name an interface of this machine");
        }
        if (uri.getPort() == 0 || uri.getPort() > MOST_PORTS) {
            return Optional.of("must have a port from 1 to " + MOST_PORTS);
        }
        return Optional.empty();
    }

    private static boolean isHttp(URI uri, String scheme) {
        return scheme.equalsIgnoreCase(uri.getScheme());
    }

    private Optional<String> literal(String host) {
        try {
            return refusal(host, InetAddress.ofLiteral(bare(host))).map(why -> "must be public: " + why);
        } catch (IllegalArgumentException _) {
            return Optional.empty(); // a name: told by what it resolves to when it is called
        }
    }
}
