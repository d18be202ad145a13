package io.tightloop.standalone.cli;

import io.tightloop.benchmarks.BenchCommand;
import io.tightloop.benchmarks.TrainCommand;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** Entry point of the command line; exit codes: 0 done, 1 refused or failed, 2 wrong usage. */
@Command(
        name = "tightloop",
        description = "Durable Plan → Execute → Review loops.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        version = "tightloop 0.1.0",
        subcommands = {
            UpCommand.class,
            DemoCommand.class,
            StartCommand.class,
            StatusCommand.class,
            ConfirmCommand.class,
            WaiveCommand.class,
            DoneCommand.class,
            BreakCommand.class,
            ContinueCommand.class,
            SuspendCommand.class,
            ResumeCommand.class,
            MessageCommand.class,
            EditCommand.class,
            CanExitCommand.class,
            WhyCommand.class,
            TreeCommand.class,
            QueuesCommand.class,
            DeadLettersCommand.class,
            StatsCommand.class,
            ObservationsCommand.class,
            AuditCommand.class,
            ClasspathCommand.class,
            ChaosCommand.class,
            BenchCommand.class,
            TrainCommand.class,
            BrokerCommand.class,
            RegistryCommand.class,
            WorkersCommand.class
        })
public final class Tightloop implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    public static void main(String[] args) {
        System.exit(run(args));
    }

    static int run(String... args) {
        CommandLine line = new CommandLine(new Tightloop());
        line.setExecutionExceptionHandler((error, command, parsed) -> {
            command.getErr().println("tightloop: " + message(error));
            return 1;
        });
        return line.execute(args);
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getOut());
        return 2;
    }

    private static String message(Exception error) {
        return error.getMessage() == null ? error.getClass().getSimpleName() : error.getMessage();
    }
}
