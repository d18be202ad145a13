package io.tightloop.reviewer.review;

import java.util.List;
import java.util.stream.Stream;

/**
 * How far the verification of an iteration is: {@code open} criteria without a verdict, {@code questions} of them
 * before a person; {@code sweep} says that every open criterion is to be looked at, otherwise {@code ready} names those
 * to dispatch. {@code awaiting} is the status last published.
 */
public record Progress(int open, int questions, boolean sweep, List<String> ready, boolean awaiting) {
    static final Progress NONE = new Progress(0, 0, false, List.of(), false);

    static Progress beginning(int open) {
        return new Progress(open, 0, true, List.of(), false);
    }

    static Progress resting(int open) {
        return new Progress(open, 0, false, List.of(), false);
    }

    Progress lookedAt() {
        return new Progress(open, questions, false, List.of(), awaiting);
    }

    Progress oneReady(String criterionId) {
        List<String> more =
                Stream.concat(ready.stream(), Stream.of(criterionId)).toList();
        return new Progress(open, questions, sweep, more, awaiting);
    }

    Progress settled() {
        return new Progress(open - 1, questions, sweep, ready, awaiting);
    }

    Progress asked(int more) {
        return new Progress(open, questions + more, sweep, ready, awaiting);
    }

    Progress awaiting(boolean published) {
        return new Progress(open, questions, sweep, ready, published);
    }

    boolean looking() {
        return sweep || !ready.isEmpty();
    }
}
