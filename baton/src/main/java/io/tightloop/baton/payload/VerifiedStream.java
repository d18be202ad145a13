package io.tightloop.baton.payload;

import io.tightloop.baton.Sha256;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;

/** Reads a payload and compares its hash at the end: bytes that have changed are never taken for whole. */
final class VerifiedStream extends FilterInputStream {
    private final MessageDigest digest = Sha256.digest();
    private final String expected;
    private boolean ended;

    VerifiedStream(InputStream from, String expected) {
        super(from);
        this.expected = expected;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
        int count = in.read(into, from, most);
        if (count > 0) {
            digest.update(into, from, count);
        } else if (count < 0 && !ended) {
            ended = true;
            verify();
        }
        return count;
    }

    /** By reading, so that nothing escapes the hash. */
    @Override
    public long skip(long count) throws IOException {
        return readNBytes((int) Math.min(count, 1 << 16)).length;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void verify() throws IOException {
        var found = Sha256.hex(digest);
        if (!found.equals(expected)) {
            throw new IOException("the payload " + expected + " is damaged: its bytes have the hash " + found);
        }
    }
}
