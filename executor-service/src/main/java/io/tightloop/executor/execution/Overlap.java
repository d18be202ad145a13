package io.tightloop.executor.execution;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the earlier tasks whose files overlap a task's: the same path, or one a folder above the other. */
final class Overlap {
    private Overlap() {}

    /** Ids of the tasks noted last for files that overlap these; each of them waits for those before it. */
    static List<String> with(List<String> files, TouchedFiles touched) {
        return files.stream()
                .map(Overlap::normal)
                .flatMap(path -> Stream.concat(above(path).flatMap(p -> touched.at(p).stream()), within(path, touched)))
                .map(TouchedFiles.Touch::taskId)
                .distinct()
                .toList();
    }

    /** Notes a task for its files. What was noted below a folder goes: whoever comes next waits for this task. */
    static void take(List<String> files, String taskId, TouchedFiles touched) {
        for (String file : files) {
            String path = normal(file);
            within(path, touched).map(TouchedFiles.Touch::path).forEach(touched::remove);
            touched.put(new TouchedFiles.Touch(path, taskId));
        }
    }

    /** The path without empty and "." parts; empty for the workspace itself. */
    static String normal(String file) {
        return Stream.of(file.split("/"))
                .filter(part -> !part.isEmpty() && !part.equals("."))
                .collect(Collectors.joining("/"));
    }

    private static Stream<TouchedFiles.Touch> within(String path, TouchedFiles touched) {
        return touched.within(path).stream();
    }

    /** The folders above a path, the workspace itself first. */
    private static Stream<String> above(String path) {
        List<String> folders = new ArrayList<>();
        if (!path.isEmpty()) {
            folders.add("");
        }
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            folders.add(path.substring(0, slash));
        }
        return folders.stream();
    }

    /** The files of one edited plan, which is looked at as a whole. */
    static final class InMemory implements TouchedFiles {
        private final TreeMap<String, Touch> touches = new TreeMap<>();

        @Override
        public Optional<Touch> at(String path) {
            return Optional.ofNullable(touches.get(key(path)));
        }

        @Override
        public List<Touch> within(String path) {
            return touches.tailMap(key(path), true).entrySet().stream()
                    .takeWhile(entry -> entry.getKey().startsWith(key(path)))
                    .map(Map.Entry::getValue)
                    .toList();
        }

        @Override
        public void put(Touch touch) {
            touches.put(key(touch.path()), touch);
        }

        @Override
        public void remove(String path) {
            touches.remove(key(path));
        }

        private static String key(String path) {
            return path.isEmpty() ? "" : path + "/";
        }
    }
}
