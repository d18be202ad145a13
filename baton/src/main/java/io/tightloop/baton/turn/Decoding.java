package io.tightloop.baton.turn;

import org.apache.avro.specific.SpecificRecord;

/** Makes messages of the bytes of records. */
public interface Decoding {
    /**
     * Decodes a value.
     *
     * @throws Undecodable when the record itself is at fault
     */
    SpecificRecord decode(String topic, byte[] value) throws Undecodable;

    /** A record that this reader cannot decode. */
    final class Undecodable extends Exception {
        public Undecodable(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
