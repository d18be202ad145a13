package io.tightloop.standalone.chaos;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Command lines that run parts of this very installation: its Java and its class path. */
final class Launch {
    private static final List<String> SERVICES = List.of("planner", "executor", "reviewer", "notifier");
    private static final List<String> FLAGS = List.of(
            "-XX:+UseCompactObjectHeaders",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx512m",
            "-Xlog:cds=off",
            "-Xlog:cds+dynamic=off",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    private final Path archives;

    /**
     * Of this Java and class path.
     *
     * @param archives folder of class archives, which outlives runs: Java makes one anew when the class path has changed
     */
    Launch(Path archives) {
        this.archives = archives;
    }

    /** A command of the command line. */
    List<String> command(List<String> arguments) {
        var line = java(arguments.getFirst(), classPath(List.of()));
        line.add("io.tightloop.standalone.cli.Tightloop");
        line.addAll(arguments);
        return line;
    }

    /** A service alone, without the others on its class path; the properties are given as {@code name=value}. */
    List<String> service(String name, List<String> properties) {
        var others = SERVICES.stream().filter(other -> !other.equals(name)).toList();
        var line = java(name, classPath(others));
        properties.forEach(property -> line.add("-D" + property));
        var application = Character.toUpperCase(name.charAt(0)) + name.substring(1) + "Application";
        line.add("io.tightloop.%s.service.%s".formatted(name, application));
        return line;
    }

    /** The database of the read model as a server. */
    List<String> database(Path folder, int port) {
        var line = java("database", classPath(SERVICES));
        line.addAll(
                List.of("org.h2.tools.Server", "-tcp", "-tcpPort", Integer.toString(port), "-ifNotExists", "-baseDir"));
        line.add(folder.resolve("data").toString());
        return line;
    }

    /** Whether starts are as quick as can be: an archive of classes is made when a process ends in order. */
    boolean isTrained(String name) {
        return Files.exists(archive(name)) || hasFolders();
    }

    /** Java archives classes of jars alone. */
    private static boolean hasFolders() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .anyMatch(entry -> Files.isDirectory(Path.of(entry)));
    }

    private Path archive(String name) {
        return archives.resolve(name + ".jsa");
    }

    private List<String> java(String name, String classPath) {
        var line = new ArrayList<String>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(FLAGS);
        line.add("-XX:SharedArchiveFile=" + archive(name));
        line.add("-XX:+AutoCreateSharedArchive");
        line.add("-cp");
        line.add(classPath);
        return line;
    }

    private static String classPath(List<String> without) {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes"))
                .filter(entry -> without.stream().noneMatch(service -> entry.contains(service + "-service")))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
