package io.tightloop.notifier.webhook.send;

import java.net.URI;
import java.util.Locale;

/** Where a redirect leads: anywhere but from https to http. */
final class Redirect {
    private Redirect() {}

    static String target(URI from, Answer answer) throws Unsent {
        var location = answer.location()
                .orElseThrow(
                        () -> bad("The answer " + answer.status() + " does not say where to go (header Location)"));
        var to = resolve(from, location);
        if (isHttps(from) && !isHttps(to)) {
            throw bad("A redirect leads away from https, to " + to);
        }
        return to.toString();
    }

    private static URI resolve(URI from, String location) throws Unsent {
        try {
            return from.resolve(location);
        } catch (IllegalArgumentException e) {
            throw bad("A redirect leads to what is no URL: " + e.getMessage());
        }
    }

    private static boolean isHttps(URI url) {
        return "https".equals(String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT));
    }

    private static Unsent bad(String text) {
        return new Unsent(Reason.BAD_REDIRECT, text);
    }
}
