package io.tightloop.reviewer.review;

/** All that the reviewer knows of a session. */
public record ReviewState(Review root, Board board) {
    ReviewState with(Review newRoot) {
        return new ReviewState(newRoot, board);
    }
}
