package io.tightloop.standalone.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.JavaFormatterOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Every Java file is formatted by palantir-java-format. Runs as a test because the formatter needs the parser of the JDK
 * that the code is written for, and Maven itself may run on an older one. {@code -Dformat.fix=true} rewrites the files.
 */
class FormatTest {
    private static final Formatter FORMATTER = Formatter.createFormatter(JavaFormatterOptions.builder()
            .style(JavaFormatterOptions.Style.PALANTIR)
            .formatJavadoc(false)
            .build());

    @Test
    void every_java_file_is_formatted() throws IOException, FormatterException {
        boolean fix = Boolean.getBoolean("format.fix");
        List<Path> files = RepositoryFiles.java();
        List<Path> wrong = new ArrayList<>();
        for (Path file : files) {
            String source = Files.readString(file);
            String formatted = FORMATTER.formatSourceAndFixImports(source);
            if (!formatted.equals(source)) {
                if (fix) {
                    Files.writeString(file, formatted);
                } else {
                    wrong.add(file);
                }
            }
        }
        assertThat(files).hasSizeGreaterThan(100);
        assertThat(wrong)
                .as("not formatted; run: ./mvnw -pl deploy/standalone test -Dtest=FormatTest -Dformat.fix=true")
                .isEmpty();
    }
}
