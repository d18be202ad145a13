package io.tightloop.notifier.webhook.send;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.regex.Pattern;

/** A range of IP addresses as CIDR has it ({@code 10.0.0.0/8}, {@code fd00::/8}), or one address alone. */
final class Range {
    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
    private static final Pattern BITS = Pattern.compile("\\d{1,3}");

    private final byte[] first;
    private final int bits;

    private Range(byte[] first, int bits) {
        this.first = first;
        this.bits = bits;
    }

    /** Whether a text is meant as a range or an address, and not as the name of a host. */
    static boolean looksLike(String text) {
        return text.indexOf('/') >= 0
                || IPV4.matcher(text).matches()
                || IPV6.matcher(text).matches();
    }

    /** Reads a range; an {@link IllegalArgumentException} says what is wrong with it. */
    static Range of(String text) {
        int slash = text.indexOf('/');
        var first = literal(slash < 0 ? text : text.substring(0, slash), text);
        int bits = slash < 0 ? first.length * 8 : bits(text.substring(slash + 1), first.length * 8, text);
        var range = new Range(first, bits);
        if (!Arrays.equals(first, range.masked())) {
            throw wrong(text, "has bits set beyond its first " + bits);
        }
        return range;
    }

    /** {@code ::ffff:0:0/96}, which as a text would be taken for IPv4. */
    static Range mapped() {
        var first = new byte[16];
        first[10] = (byte) 0xff;
        first[11] = (byte) 0xff;
        return new Range(first, 96);
    }

    /** Whether an address of 4 or 16 bytes lies in it. */
    boolean contains(byte[] address) {
        if (address.length != first.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> bit % 8;
            if (((address[bit / 8] ^ first[bit / 8]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }

    private byte[] masked() {
        var masked = first.clone();
        for (int bit = bits; bit < masked.length * 8; bit++) {
            masked[bit / 8] &= (byte) ~(0x80 >> bit % 8);
        }
        return masked;
    }

    private static byte[] literal(String address, String text) {
        if (IPV4.matcher(address).matches() || IPV6.matcher(address).matches()) {
            try {
                return InetAddress.ofLiteral(address).getAddress();
            } catch (IllegalArgumentException _) {
                // refused below like any other text that is no address
            }
        }
        throw wrong(text, "does not start with an IP address");
    }

    private static int bits(String bits, int most, String text) {
        if (BITS.matcher(bits).matches() && Integer.parseInt(bits) <= most) {
            return Integer.parseInt(bits);
        }
        throw wrong(text, "must have a number from 0 to " + most + " after the slash");
    }

    private static IllegalArgumentException wrong(String text, String what) {
        return new IllegalArgumentException("range " + text + " " + what);
    }
}
