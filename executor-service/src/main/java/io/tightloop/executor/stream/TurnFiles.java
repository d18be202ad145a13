package io.tightloop.executor.stream;

import io.tightloop.baton.Turn;
import io.tightloop.executor.execution.TouchedFiles;
import java.util.List;
import java.util.Optional;

/** The touched files of a turn's session: one part for each path. */
record TurnFiles(Turn turn) implements TouchedFiles {
    @Override
    public Optional<Touch> at(String path) {
        return turn.part(key(path), Touch.class);
    }

    @Override
    public List<Touch> within(String path) {
        return turn.parts(key(path), Touch.class);
    }

    @Override
    public void put(Touch touch) {
        turn.part(key(touch.path()), touch);
    }

    @Override
    public void remove(String path) {
        turn.remove(key(path));
    }

    /** The slash at its end makes a path a prefix of those below it and of no others. */
    private static String key(String path) {
        return path.isEmpty() ? "file/" : "file/" + path + "/";
    }
}
