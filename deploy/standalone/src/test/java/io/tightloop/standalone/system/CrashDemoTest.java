package io.tightloop.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CrashDemoTest {
    private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:\\d+");
    private static final Pattern READY = Pattern.compile("ready again +(\\d+)\\.\\d s after the kill");

    @TempDir
    Path folder;

    @Test
    void the_demo_kills_its_server_and_proves_that_nothing_was_lost_or_doubled() throws Exception {
        try (var demo = JavaProcess.commandLine(folder, List.of("demo", "--crash"))) {
            int exitCode = demo.awaitExit(Duration.ofSeconds(180));

            assertThat(exitCode).as(demo.output() + demo.errors()).isZero();
            assertThat(demo.errors()).isEmpty();
            assertThat(demo.output())
                    .contains("✗ SIGKILL to process", "── COMPLETED, REVIEW, iteration 1")
                    .contains("7 of 7 tasks accepted, each once")
                    .contains("Nothing was lost, and nothing was accepted twice.");
            var ready = READY.matcher(demo.output());
            assertThat(ready.find()).isTrue();
            System.out.println(ready.group());
            assertThat(Integer.parseInt(ready.group(1))).isLessThan(20);
            nobodyAnswers(demo.output());
        }
    }

    private static void nobodyAnswers(String output) {
        var address = ADDRESS.matcher(output);
        assertThat(address.find()).isTrue();
        int port = URI.create(address.group()).getPort();
        assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> new Socket("127.0.0.1", port).close());
    }
}
