package io.tightloop.reviewer.review;

/** Counts over the whole session: findings kept, discovered tasks, and reports that were dropped as duplicates. */
public record Tally(int findings, int discovered, int duplicates) {
    static final Tally NONE = new Tally(0, 0, 0);

    Tally found() {
        return new Tally(findings + 1, discovered, duplicates);
    }

    Tally planned() {
        return new Tally(findings, discovered + 1, duplicates);
    }

    Tally repeated() {
        return new Tally(findings, discovered, duplicates + 1);
    }
}
