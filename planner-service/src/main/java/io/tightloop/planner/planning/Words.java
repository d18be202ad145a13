package io.tightloop.planner.planning;

/** What the next attempt at a plan must heed: what people said in this iteration, and the last attempt's errors. */
public record Words(String said, String errors) {
    /** Nothing was said. */
    public static final Words NONE = new Words("", "");

    Words andSaid(String words) {
        return new Words(Heeded.joined(said, words), "");
    }

    Words failedWith(String newErrors) {
        return new Words(said, newErrors);
    }

    String feedback() {
        return Heeded.joined(said, errors);
    }
}
