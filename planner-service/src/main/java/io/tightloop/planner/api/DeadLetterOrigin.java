package io.tightloop.planner.api;

import io.tightloop.planner.view.DeadLetterRow;
import io.tightloop.schemas.Topics;
import java.util.List;

/** What a dead letter's record was, which decides what a redrive does. */
enum DeadLetterOrigin {
    COMMAND("The same record is written to its topic again, when it can be decoded by then; it is answered."),
    EVENT("The service that could not read it reads again what it has stored of the session (RedriveSession)."),
    WORK_EVENT("The session, which ended as FAILED, is continued (CONTINUE), and the attempt is made again."),
    WORK("The same record is written to its queue again, when it can be decoded by then; one result is accepted."),
    OTHER("Nothing: records of this topic are not redriven.");

    private static final List<String> SERVICES = List.of("planner", "executor", "reviewer");

    private final String redrive;

    DeadLetterOrigin(String redrive) {
        this.redrive = redrive;
    }

    /** What a redrive would do, for people. */
    String redrive() {
        return redrive;
    }

    static DeadLetterOrigin of(DeadLetterRow letter, Topics topics) {
        var topic = letter.topic();
        boolean ofService = SERVICES.contains(letter.service());
        if (topic.equals(topics.commands())) {
            return COMMAND;
        }
        if (ofService && topics.events().contains(topic)) {
            return EVENT;
        }
        if (ofService && topic.equals(topics.workEvents())) {
            return WORK_EVENT;
        }
        return topic.startsWith(topics.work("")) ? WORK : OTHER;
    }
}
