package io.tightloop.standalone.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;

/** Somebody who starts a session, does what its shape asks for and waits for its end, with one HTTP request after another. */
final class Person implements Callable<Void> {
    private static final int PAUSE_MS = 500;
    private static final String BY = ", by: chaos}";

    private final FrontDoor door;
    private final Say say;
    private final Track track;
    private final Shape shape;
    private final int number;

    Person(FrontDoor door, Say say, Track track, Shape shape, int number) {
        this.door = door;
        this.say = say;
        this.track = track;
        this.shape = shape;
        this.number = number;
    }

    @Override
    public Void call() throws InterruptedException {
        start();
        switch (shape) {
            case QUEUE, FILES -> follow();
            case WAITING -> {}
            case CONFIRMED -> agree();
            case BROKEN -> breakAndContinue();
            case SUSPENDED -> suspendAndResume();
            case POISONED -> redrive();
        }
        return null;
    }

    /** The same start again and again is one session. */
    private void start() throws InterruptedException {
        var brief = shape.brief(track.sessionId());
        for (var reply = door.start(brief, true); !reply.isDone(); reply = door.start(brief, true)) {
            Thread.sleep(PAUSE_MS);
        }
        track.accepted();
    }

    /** One in four sessions has somebody who waits for its end. */
    private void follow() throws InterruptedException {
        if (number % 4 == 0) {
            await("end");
        }
    }

    private void await(String until) throws InterruptedException {
        while (!track.isEnded()) {
            var reply = door.session(track.sessionId(), "?wait=10s&until=" + until);
            if (!reply.isDone()) {
                Thread.sleep(PAUSE_MS);
            }
        }
    }

    private void agree() throws InterruptedException {
        for (int tries = 1; !track.isEnded(); tries++) {
            var session = door.session(track.sessionId(), "?wait=5s&until=confirmation");
            for (var question : session.body().path("confirmations")) {
                var id = question.path("confirmationId").asText();
                var commandId = "%s-%s-%d".formatted(track.sessionId(), id, tries);
                var reply = send("/confirmations/" + id, commandId, "{answer: 'YES'" + BY);
                // 409: an answer that was left pending before has been taken.
                if (reply.ending() == FrontDoor.Ending.ANSWERED && reply.status() >= 400 && reply.status() != 409) {
                    say.line("  %s: the answer to %s is refused: %s", track.sessionId(), id, reply.body());
                }
            }
            Thread.sleep(PAUSE_MS);
        }
    }

    private void breakAndContinue() throws InterruptedException {
        send("/signals", track.sessionId() + "-break", "{signal: BREAK, reason: chaos" + BY);
        send("/signals", track.sessionId() + "-continue", "{signal: CONTINUE" + BY);
    }

    private void suspendAndResume() throws InterruptedException {
        if (number % 2 == 0) {
            send("/suspension", track.sessionId() + "-suspend", "{type: TIME, for: 2s, reason: chaos}");
        } else {
            send("/suspension", track.sessionId() + "-suspend", "{type: MANUAL, reason: chaos}");
            send("/resume", track.sessionId() + "-resume", "{decision: APPROVE" + BY);
        }
    }

    /** Asks every service to go on without what it cannot read; those that can read everything refuse. */
    private void redrive() throws InterruptedException {
        for (int tries = 1; !track.isEnded(); tries++) {
            for (var service : Installation.SERVICES) {
                var body = Shape.yaml("{service: %s, skip: true%s".formatted(service, BY));
                var commandId = "%s-redrive-%s-%d".formatted(track.sessionId(), service, tries);
                door.command(track.sessionId(), "/redrive", commandId, body);
            }
            Thread.sleep(2 * PAUSE_MS);
        }
    }

    /** Sends a command until it has an outcome, and be it a refusal. */
    private FrontDoor.Reply send(String path, String commandId, String body) throws InterruptedException {
        JsonNode json = Shape.yaml(body);
        var reply = door.command(track.sessionId(), path, commandId, json);
        while (reply.ending() != FrontDoor.Ending.ANSWERED) {
            Thread.sleep(PAUSE_MS);
            reply = door.command(track.sessionId(), path, commandId, json);
        }
        return reply;
    }
}
