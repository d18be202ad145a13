package io.tightloop.reviewer.review;

/** A command to be answered: its id, its type, who sent it (empty when unknown) and the time in ms. */
public record Command(String id, String type, String by, long at) {
    boolean named() {
        return !by.isBlank();
    }
}
