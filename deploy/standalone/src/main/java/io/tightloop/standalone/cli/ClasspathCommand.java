package io.tightloop.standalone.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Prints the class path of this installation, for workers in Java that speak Kafka themselves. */
@Command(
        name = "classpath",
        description =
                "Print the class path of this installation, for workers in Java: java -cp \"$(tightloop classpath)\" …")
final class ClasspathCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        System.out.println(System.getProperty("java.class.path"));
        return 0;
    }
}
