package io.tightloop.standalone.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReadmeTest {
    private static final Pattern COMMANDS = Pattern.compile("(?s)```sh\\n(.*?)\\n```");
    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");

    private final String readme = Documents.text("README.md");

    @Test
    void it_fits_on_150_lines() {
        assertThat(readme.lines()).hasSizeBetween(20, 150);
    }

    @Test
    void two_commands_are_enough() {
        List<String> commands =
                COMMANDS.matcher(readme).results().map(block -> block.group(1)).toList();

        assertThat(commands).containsExactly("./tightloop demo", "./mvnw verify");
    }

    @Test
    void every_module_is_on_the_map() {
        List<String> modules = MODULE.matcher(Documents.text("pom.xml"))
                .results()
                .map(module -> module.group(1))
                .toList();

        assertThat(modules).isNotEmpty().allSatisfy(module -> assertThat(readme).contains("](" + module + "/"));
    }
}
