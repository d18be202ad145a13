package io.tightloop.baton.http;

import java.util.Collection;
import java.util.Comparator;

/** Guesses which known word was meant by a misspelt one. */
public final class Suggestion {
    private static final int LONGEST = 40;

    private Suggestion() {}

    /** {@code "; did you mean 'x'?"}, or nothing when no word is within two edits. */
    public static String of(String word, Collection<String> known) {
        if (word.length() > LONGEST) {
            return "";
        }
        return known.stream()
                .filter(candidate -> edits(word, candidate) <= Math.min(2, candidate.length() / 2))
                .min(Comparator.comparingInt(candidate -> edits(word, candidate)))
                .map(candidate -> "; did you mean '" + candidate + "'?")
                .orElse("");
    }

    private static int edits(String left, String right) {
        var above = new int[right.length() + 1];
        for (int column = 0; column <= right.length(); column++) {
            above[column] = column;
        }
        for (int row = 1; row <= left.length(); row++) {
            above = nextRow(above, left.charAt(row - 1), right, row);
        }
        return above[right.length()];
    }

    private static int[] nextRow(int[] above, char letter, String right, int row) {
        var current = new int[above.length];
        current[0] = row;
        for (int column = 1; column < above.length; column++) {
            boolean same = Character.toLowerCase(letter) == Character.toLowerCase(right.charAt(column - 1));
            int replaced = above[column - 1] + (same ? 0 : 1);
            current[column] = Math.min(replaced, 1 + Math.min(above[column], current[column - 1]));
        }
        return current;
    }
}
