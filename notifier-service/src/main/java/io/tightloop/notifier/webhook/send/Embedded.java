package io.tightloop.notifier.webhook.send;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The IPv4 address that an IPv6 address stands for: a network may route the one to the other. */
final class Embedded {
    /** Where in addresses of a range the four bytes are. */
    private record Place(Range range, int from) {}

    /** {@code ::}, {@code ::1} and their neighbours are IPv6 addresses of their own. */
    private static final Range NONE = Range.of("::/104");

    private static final List<Place> PLACES = List.of(
            // mapped and compatible (RFC 4291), translated (RFC 2765), NAT64 (RFC 6052), 6to4 (RFC 3056)
            new Place(Range.mapped(), 12),
            new Place(Range.of("::/96"), 12),
            new Place(Range.of("::ffff:0:0:0/96"), 12),
            new Place(Range.of("64:ff9b::/96"), 12),
            new Place(Range.of("2002::/16"), 2));

    private Embedded() {}

    /** Its 4 bytes; empty for an address that stands for itself, of IPv4 or IPv6. */
    static Optional<byte[]> ipv4(byte[] address) {
        if (NONE.contains(address)) {
            return Optional.empty();
        }
        return PLACES.stream()
                .filter(place -> place.range().contains(address))
                .map(place -> Arrays.copyOfRange(address, place.from(), place.from() + 4))
                .findFirst();
    }
}
