package io.tightloop.standalone.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Which room may know which, over all modules. */
class RoomsTest {
    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("io.tightloop");
    private static final List<String> SERVICES = List.of("planner", "executor", "reviewer");
    private static final Set<String> NO_ROOM =
            Set.of("common", "util", "core", "impl", "model", "dto", "manager", "helper");
    private static final int LONGEST_FILE = 300;

    @Test
    void no_service_knows_another() {
        for (String service : SERVICES) {
            String[] others = SERVICES.stream()
                    .filter(other -> !other.equals(service))
                    .map(other -> "io.tightloop." + other + "..")
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage("io.tightloop." + service + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(others)
                    .check(ALL);
        }
    }

    @Test
    void deciders_know_the_language_alone() {
        classes()
                .that()
                .resideInAnyPackage(
                        "io.tightloop.planner.planning..",
                        "io.tightloop.executor.execution..",
                        "io.tightloop.reviewer.review..",
                        "io.tightloop.baton.suspension..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "io.tightloop.planner.planning..",
                        "io.tightloop.executor.execution..",
                        "io.tightloop.reviewer.review..",
                        "io.tightloop.baton.suspension..")
                .check(ALL);
    }

    @Test
    void the_baton_protocol_knows_no_kafka() {
        noClasses()
                .that()
                .resideInAPackage("io.tightloop.baton.protocol..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka..", "io.tightloop.baton.stream..")
                .check(ALL);
    }

    @Test
    void streams_is_known_to_the_shell_alone_and_to_what_measures_it() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.tightloop.baton.stream..", "io.tightloop.benchmarks.limit..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.kafka.streams..")
                .check(ALL);
    }

    @Test
    void the_http_edge_that_all_share_knows_neither_phases_nor_kafka() {
        noClasses()
                .that()
                .resideInAPackage("io.tightloop.baton.http..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka..", "io.tightloop.baton.turn..", "io.tightloop.baton.stream..")
                .check(ALL);
    }

    @Test
    void phases_know_neither_the_api_nor_the_read_model() {
        noClasses()
                .that()
                .resideInAnyPackage("io.tightloop.planner.stream..", "io.tightloop.planner.planning..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.tightloop.planner.api..", "io.tightloop.planner.view..")
                .check(ALL);
    }

    @Test
    void every_package_says_in_a_sentence_what_it_is_for_and_none_is_a_drawer() throws IOException {
        Set<Path> packages =
                RepositoryFiles.mainJava().stream().map(Path::getParent).collect(Collectors.toSet());

        assertThat(packages)
                .isNotEmpty()
                .allMatch(folder -> Files.exists(folder.resolve("package-info.java")))
                .noneMatch(folder -> NO_ROOM.contains(folder.getFileName().toString()));
    }

    @Test
    void no_file_is_longer_than_a_reader_likes() throws IOException {
        for (Path file : RepositoryFiles.java()) {
            assertThat(Files.readAllLines(file)).as(file.toString()).hasSizeLessThanOrEqualTo(LONGEST_FILE);
        }
    }
}
