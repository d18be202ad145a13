package io.tightloop.notifier.webhook.send;

import java.net.InetAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Addresses that may be called though they are not public, as configuration names them. */
public final class Allowed {
    private static final Pattern HOST = Pattern.compile("(?=.{1,253}$)[a-z0-9_-]{1,63}(\\.[a-z0-9_-]{1,63})*");

    /** Only public addresses. */
    public static final Allowed NOTHING = Allowed.of(List.of());

    private final List<Range> ranges;
    private final Set<String> hosts;

    private Allowed(List<Range> ranges, Set<String> hosts) {
        this.ranges = ranges;
        this.hosts = hosts;
    }

    /**
     * Reads ranges ({@code 10.0.0.0/8}), addresses ({@code ::1}) and exact names of hosts ({@code hooks.internal}); an
     * {@link IllegalArgumentException} names the entry that is none of these. A name allows whatever it resolves to.
     */
    public static Allowed of(List<String> entries) {
        var hosts = new HashSet<String>();
        var ranges = Stream.<Range>builder();
        for (var entry : entries) {
            if (Range.looksLike(entry)) {
                ranges.add(Range.of(entry));
            } else {
                hosts.add(host(entry));
            }
        }
        return new Allowed(ranges.build().toList(), Set.copyOf(hosts));
    }

    boolean allows(String host, InetAddress address) {
        var bytes = address.getAddress();
        return hosts.contains(plain(host))
                || ranges.stream().anyMatch(range -> range.contains(bytes))
                || Embedded.ipv4(bytes)
                        .filter(within -> ranges.stream().anyMatch(range -> range.contains(within)))
                        .isPresent();
    }

    private static String host(String entry) {
        var host = plain(entry);
        if (!HOST.matcher(host).matches()) {
            throw new IllegalArgumentException(
                    "'" + entry + "' is neither a range as 10.0.0.0/8, nor an address, nor the name of a host");
        }
        return host;
    }

    private static String plain(String host) {
        var lower = host.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }
}
