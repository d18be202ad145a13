package io.tightloop.baton.rows;

import io.tightloop.baton.Sha256;
import java.nio.charset.StandardCharsets;

/** Labels as they stand in a column, so that sessions are found by them. */
public final class Labels {
    private static final int LONGEST = 400;

    private Labels() {}

    /** Name, colon and value; a hash of that when it is longer than 400 characters. */
    public static String key(String name, String value) {
        var label = Storable.text(name + ":" + value);
        return label.length() <= LONGEST ? label : "#" + Sha256.hex(label.getBytes(StandardCharsets.UTF_8));
    }
}
