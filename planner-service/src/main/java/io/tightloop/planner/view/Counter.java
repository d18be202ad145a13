package io.tightloop.planner.view;

/** A row of numbers that are added to: what is counted under one name in one bucket. */
interface Counter<R> {
    /** The name under which everything is counted that finds no room in its bucket. */
    String OTHER = "(other)";

    /** The bucket, slash, the name. */
    String id();

    /** What its bucket's ids begin with. */
    String bucket();

    /** Beginning of the time that it is counted for, ms since the epoch. */
    long since();

    /** Which of the rows that are summed when they are read. */
    int shard();

    /** Both together, under this one's id. */
    R plus(R more);

    /** The same numbers under the name for others. */
    R other();

    /** At most so many characters, so that an id fits. */
    static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, whole(text, most - 1)) + "…";
    }

    /** No half of a character outside the basic plane is left, which PostgreSQL would refuse. */
    private static int whole(String text, int end) {
        return Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end;
    }
}
