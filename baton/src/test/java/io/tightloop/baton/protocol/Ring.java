package io.tightloop.baton.protocol;

import io.tightloop.baton.Addressee;
import io.tightloop.baton.protocol.Member.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One session among the three services, with all that can happen next. The order of steps within a turn is that of
 * {@code Turns} and {@code SessionDesk}; the rules are those of the real {@link BatonProtocol}.
 */
final class Ring {
    static final List<String> SERVICES = List.of("planner", "executor", "reviewer");

    private final List<BatonProtocol> protocols;
    private final List<Logged> log;
    private final List<Member> members = new ArrayList<>(3);
    private final int[] answers;
    private int handoffsLeft;
    private boolean started;
    private boolean ended;
    private boolean archived;
    private String wrong = "";

    Ring(List<BatonProtocol> protocols, List<Logged> log, int handoffs) {
        this.protocols = protocols;
        this.log = log;
        this.answers = new int[log.size()];
        this.handoffsLeft = handoffs;
        SERVICES.forEach(service -> members.add(new Member(service)));
    }

    private Ring(Ring other) {
        protocols = other.protocols;
        log = other.log;
        answers = other.answers.clone();
        handoffsLeft = other.handoffsLeft;
        started = other.started;
        ended = other.ended;
        archived = other.archived;
        for (Member member : other.members) {
            members.add(new Member(member));
        }
    }

    /** A step that can happen, what it is called, and what it leads to. */
    record Step(String name, Ring next) {}

    List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        for (int at = 0; at < 3; at++) {
            Member member = members.get(at);
            List<Message> inbox = before(at).written;
            if (member.read < log.size()) {
                Ring next = new Ring(this);
                next.read(at);
                steps.add(new Step(member.name + " reads " + log.get(member.read), next));
            }
            if (member.delivered < inbox.size()) {
                Ring next = new Ring(this);
                next.members.get(at).delivered++;
                next.take(at, inbox.get(member.delivered));
                steps.add(new Step(member.name + " takes " + inbox.get(member.delivered), next));
            }
            inbox.subList(0, member.delivered).forEach(again -> steps.add(duplicate(member.name, again)));
            if (handoffsLeft > 0 && member.custody.holding() && member.keepsNothing() && !ended) {
                Ring next = new Ring(this);
                next.handOff(at);
                steps.add(new Step(member.name + " hands off", next));
            }
        }
        return steps;
    }

    /** What is wrong here; empty for nothing. */
    Optional<String> violation() {
        if (!wrong.isEmpty()) {
            return Optional.of(wrong);
        }
        int batons = batons();
        int expected = started && !archived ? 1 : 0;
        if (batons != expected) {
            return Optional.of(batons + " batons instead of " + expected);
        }
        return settled() ? unsettled() : Optional.empty();
    }

    /** Equal for two situations from which the same can happen. */
    String key() {
        StringBuilder key = new StringBuilder(40);
        members.forEach(member -> member.writeTo(key));
        for (int count : answers) {
            key.append((char) count);
        }
        return key.append((char) handoffsLeft)
                .append((char) ((started ? 4 : 0) | (ended ? 2 : 0) | (archived ? 1 : 0)))
                .toString();
    }

    @Override
    public String toString() {
        return "commands " + log;
    }

    private Step duplicate(String reader, Message message) {
        Ring next = new Ring(this);
        next.take(SERVICES.indexOf(reader), message);
        return new Step(reader + " takes again " + message, next);
    }

    /** {@code Turns.command}. */
    private void read(int at) {
        Member member = members.get(at);
        int place = member.read++;
        Logged command = log.get(place);
        switch (protocols
                .get(at)
                .read(member.custody, member, command.addressee(), Logged.OFFSETS[place], command.commandId())) {
            case ANSWER -> answer(at, place);
            case KEEP -> member.keep(place);
            case DROP -> {}
        }
    }

    /** {@code Turns.event} and {@code SessionDesk.archivedElsewhere}. */
    private void take(int at, Message message) {
        Member member = members.get(at);
        BatonProtocol protocol = protocols.get(at);
        Optional<Custody> custody = message.archive()
                ? protocol.receiveArchive(
                        member.custody, member, message.start(), message.count(), message.position(), "", 1)
                : protocol.receive(member.custody, member, message.start(), message.count(), message.position());
        if (custody.isEmpty()) {
            return;
        }
        member.custody = custody.get();
        if (message.archive() && protocol.passesArchiveOn(SERVICES.get((at + 1) % 3), message.origin())) {
            member.written.add(message);
        }
        drain(at);
    }

    /** {@code Turns.drainKept}. */
    private void drain(int at) {
        Member member = members.get(at);
        for (OptionalLong kept = member.firstKept(); kept.isPresent(); kept = member.firstKept()) {
            member.drop(kept.getAsLong());
            answer(at, Logged.place(kept.getAsLong()));
        }
    }

    /** The smallest phase: a session that runs, ends, goes on and is archived. */
    private void answer(int at, int place) {
        Member member = members.get(at);
        Logged command = log.get(place);
        if (++answers[command.id()] > 1) {
            wrong = command + " is answered twice";
        }
        if (command.addressee() == Addressee.HOLDER && laterAnswered(command.id())) {
            wrong = command + " is answered after a later one";
        }
        if (!member.custody.holding() && at != 0) {
            wrong = command + " is answered by the " + member.name + ", which does not hold the baton";
        }
        switch (command.kind()) {
            case START -> {
                if (!member.custody.known()) {
                    member.custody = protocols.get(at).begin(Logged.OFFSETS[place]);
                    started = true;
                }
            }
            case ASK -> {}
            case BREAK -> ended |= member.custody.holding();
            case CONTINUE -> ended &= !member.custody.holding();
            case ARCHIVE -> {
                if (member.custody.holding() && ended) {
                    archive(at);
                }
            }
        }
    }

    private boolean laterAnswered(int id) {
        for (int later = id + 1; later < answers.length; later++) {
            if (answers[later] > 0 && log.get(later).addressee() == Addressee.HOLDER) {
                return true;
            }
        }
        return false;
    }

    /** {@code SessionDesk.handOff}. */
    private void handOff(int at) {
        Member member = members.get(at);
        member.custody = protocols.get(at).leave(member.custody, member.readUpTo());
        member.written.add(message("", member.custody));
        handoffsLeft--;
    }

    /** {@code SessionDesk.archive}. */
    private void archive(int at) {
        Member member = members.get(at);
        member.custody = protocols.get(at).archive(member.custody, member, member.readUpTo(), "", 1);
        member.written.add(message(member.name, member.custody));
        archived = true;
    }

    private int batons() {
        int batons = 0;
        for (int at = 0; at < 3; at++) {
            List<Message> inbox = before(at).written;
            batons += members.get(at).custody.holding() ? 1 : 0;
            for (Message message : inbox.subList(members.get(at).delivered, inbox.size())) {
                batons += message.archive() ? 0 : 1;
            }
        }
        return batons;
    }

    /** Whether nothing is left to read or to deliver. */
    private boolean settled() {
        for (int at = 0; at < 3; at++) {
            Member member = members.get(at);
            if (member.read < log.size()
                    || member.delivered < before(at).written.size()) {
                return false;
            }
        }
        return true;
    }

    private Optional<String> unsettled() {
        for (Logged command : log) {
            if (answers[command.id()] != 1) {
                return Optional.of(command + " is never answered");
            }
        }
        if (archived && !members.stream().allMatch(Member::keepsNothing)) {
            return Optional.of("a command is kept for ever after the archive");
        }
        return Optional.empty();
    }

    private Member before(int at) {
        return members.get((at + 2) % 3);
    }

    private static Message message(String origin, Custody custody) {
        return new Message(origin, custody.start(), custody.count(), custody.answered());
    }
}
