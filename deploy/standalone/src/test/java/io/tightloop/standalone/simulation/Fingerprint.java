package io.tightloop.standalone.simulation;

/** Mixes hash codes into 64 bits. */
final class Fingerprint {
    private Fingerprint() {}

    static long mix(long mixed, int first, int second) {
        return mix(mixed, ((long) first << 32) ^ (second & 0xffff_ffffL));
    }

    static long mix(long mixed, long value) {
        long x = (mixed ^ value) * 0x9e37_79b9_7f4a_7c15L;
        x = (x ^ (x >>> 32)) * 0xd6e8_feb8_6659_fd93L;
        return x ^ (x >>> 29);
    }
}
