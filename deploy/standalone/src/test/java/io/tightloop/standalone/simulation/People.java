package io.tightloop.standalone.simulation;

import io.tightloop.schemas.Answer;
import io.tightloop.schemas.AnswerConfirmation;
import io.tightloop.schemas.ArchiveSession;
import io.tightloop.schemas.Brief;
import io.tightloop.schemas.ConfirmationKind;
import io.tightloop.schemas.ConfirmationRequested;
import io.tightloop.schemas.Decision;
import io.tightloop.schemas.EditTasks;
import io.tightloop.schemas.LimitsChange;
import io.tightloop.schemas.RedriveSession;
import io.tightloop.schemas.ResumeSession;
import io.tightloop.schemas.SendMessage;
import io.tightloop.schemas.SendSignal;
import io.tightloop.schemas.Signal;
import io.tightloop.schemas.StartSession;
import io.tightloop.schemas.SuspendSession;
import io.tightloop.schemas.Task;
import io.tightloop.schemas.WaiveCriterion;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** People and the front door: what they command, in time or not, by the rules or not. */
final class People {
    private static final String S = World.SESSION;

    private final World world;
    private final Brief brief;
    private final Questions questions;
    private final List<SpecificRecord> sent = new ArrayList<>();
    private int commands;

    People(World world, Brief brief, Questions questions) {
        this.world = world;
        this.brief = brief;
        this.questions = questions;
    }

    void start() {
        send(new StartSession(id(), S, brief, "ann"));
    }

    void signal(Signal signal) {
        send(new SendSignal(id(), S, signal, "why", "ann", null));
    }

    /** Goes on, with limits that are far away. */
    void goOn() {
        send(new SendSignal(id(), S, Signal.CONTINUE, "", "ann", new LimitsChange(11, 11, 864_000_000L, 1_000_000L)));
    }

    void archive() {
        send(new ArchiveSession(id(), S));
    }

    void redrive(String service) {
        send(new RedriveSession(id(), S, service, false, "ann"));
    }

    /** Answers the question that is open longest as the workers of good will would like it. */
    void agree() {
        answer(questions.open().getFirst(), Answer.YES, "seen", new Dice(commands));
    }

    void answer(Dice dice) {
        List<ConfirmationRequested> asked = dice.chance(90) ? questions.open() : questions.asked();
        if (asked.isEmpty()) {
            return;
        }
        String feedback = dice.chance(85) ? "more of it" : "";
        answer(dice.one(asked), dice.one(answers()), feedback, dice);
    }

    /** @param ended whether the session has ended, which a person knows */
    void signal(Dice dice, boolean ended) {
        String by = dice.chance(85) ? "ann" : "";
        switch (ended ? dice.roll(16) : dice.roll(6)) {
            case 0, 1, 2 -> send(new SendSignal(id(), S, Signal.BREAK, "enough", by, null));
            case 3, 4 -> send(new SendSignal(id(), S, Signal.DONE, "good", by, null));
            default -> send(new SendSignal(id(), S, Signal.CONTINUE, "", by, change(dice)));
        }
    }

    void command(Dice dice) {
        switch (dice.roll(18)) {
            case 0, 1, 2 -> waive(dice);
            case 3, 4, 5 -> edit(dice);
            case 6 -> archive();
            case 7 -> start();
            case 8 -> redrive(dice.one("planner", "executor", "reviewer", "nobody"));
            case 9 -> world.garbage();
            case 10, 11 -> send(new SuspendSession(id(), S, Suspensions.drawn(dice), "ann"));
            case 12, 13, 14 -> resume(dice);
            case 15 -> send(new SendMessage(id(), S, dice.chance(90) ? "use tabs" : "", "ann"));
            case 16 -> send(answerOf("task-t1-9", ConfirmationKind.TASK, Answer.YES, "", List.of()));
            default -> repeat(dice);
        }
    }

    /** Ends a suspension, whatever it waits for. */
    void letGoOn() {
        send(new ResumeSession(id(), S, Decision.FORCE, "", "ann"));
    }

    private void resume(Dice dice) {
        Decision decision = dice.one(Decision.APPROVE, Decision.REJECT, Decision.FORCE, Decision.UNKNOWN);
        send(new ResumeSession(id(), S, decision, dice.chance(50) ? "" : "so be it", "ann"));
    }

    private void waive(Dice dice) {
        String approver = dice.chance(70) ? "bob" : null;
        String criterion = "c" + (1 + dice.roll(3));
        send(new WaiveCriterion(id(), S, criterion, dice.chance(90) ? "no need" : "", "ann", approver));
    }

    private void edit(Dice dice) {
        List<Task> tasks = Plans.drawn(dice.chance(50) ? "t" : "e" + commands + "-", dice, true);
        send(new EditTasks(id(), S, tasks == null ? List.of() : tasks, "ann"));
    }

    private void repeat(Dice dice) {
        if (!sent.isEmpty()) {
            world.command(dice.one(sent));
        }
    }

    private void answer(ConfirmationRequested question, Answer answer, String feedback, Dice dice) {
        List<Task> tasks = answer == Answer.EDIT ? Plans.drawn("e" + commands + "-", dice, true) : List.of();
        send(answerOf(
                question.getConfirmationId(), question.getKind(), answer, feedback, tasks == null ? List.of() : tasks));
    }

    private AnswerConfirmation answerOf(
            String question, ConfirmationKind kind, Answer answer, String feedback, List<Task> tasks) {
        return new AnswerConfirmation(id(), S, question, kind, answer, feedback, tasks, "ann");
    }

    private static List<Answer> answers() {
        return List.of(
                Answer.YES, Answer.YES, Answer.YES, Answer.NO, Answer.NO, Answer.EDIT, Answer.REVIEW, Answer.SKIP);
    }

    private static LimitsChange change(Dice dice) {
        return switch (dice.roll(6)) {
            case 0, 1 -> null;
            case 2 -> new LimitsChange(0, null, null, null);
            case 3 -> new LimitsChange(null, null, -1L, null);
            default -> new LimitsChange(9, 9, 86_400_000L, 1_000_000L);
        };
    }

    private void send(SpecificRecord command) {
        sent.add(command);
        world.command(command);
    }

    private String id() {
        return "command " + ++commands;
    }
}
