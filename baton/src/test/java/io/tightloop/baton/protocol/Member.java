package io.tightloop.baton.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** One modelled service: what its store holds, how far it has read, and the topic that it writes. */
final class Member implements Ledger {
    /**
     * A message to the next service.
     *
     * @param origin service where an archive began; empty for a handoff
     */
    record Message(String origin, long start, int count, long position) {
        boolean archive() {
            return !origin.isEmpty();
        }
    }

    final String name;
    final List<Message> written;
    Custody custody = Custody.UNKNOWN;
    int read;
    int delivered;
    private int seen;
    private int kept;

    Member(String name) {
        this.name = name;
        this.written = new ArrayList<>(4);
    }

    Member(Member other) {
        name = other.name;
        written = new ArrayList<>(other.written);
        custody = other.custody;
        read = other.read;
        delivered = other.delivered;
        seen = other.seen;
        kept = other.kept;
    }

    /** Highest offset of commands that was read; -1 for none. */
    long readUpTo() {
        return read == 0 ? -1 : Logged.OFFSETS[read - 1];
    }

    void keep(int place) {
        kept |= 1 << place;
    }

    boolean keepsNothing() {
        return kept == 0;
    }

    @Override
    public boolean seen(String commandId) {
        return (seen & 1 << Integer.parseInt(commandId)) != 0;
    }

    @Override
    public void remember(String commandId) {
        seen |= 1 << Integer.parseInt(commandId);
    }

    @Override
    public OptionalLong firstKept() {
        return kept == 0 ? OptionalLong.empty() : OptionalLong.of(Logged.OFFSETS[Integer.numberOfTrailingZeros(kept)]);
    }

    @Override
    public void drop(long offset) {
        kept &= ~(1 << Logged.place(offset));
    }

    /** Writes all that makes this service differ from another, as bytes. */
    void writeTo(StringBuilder key) {
        key.append((char) (read << 4 | delivered))
                .append((char) seen)
                .append((char) (kept << 2 | (custody.holding() ? 2 : 0) | (custody.archived() ? 1 : 0)))
                .append((char) (custody.start() + 1))
                .append((char) (custody.count() << 4 | custody.answered() + 1))
                .append((char) written.size());
        for (Message message : written) {
            key.append((char) (message.origin.length() << 4 | message.count))
                    .append((char) (message.start << 4 | message.position + 1));
        }
    }
}
