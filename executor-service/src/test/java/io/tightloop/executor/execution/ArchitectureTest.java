package io.tightloop.executor.execution;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final String RULES = "io.tightloop.executor.execution";
    private final JavaClasses service = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.tightloop.executor");

    @Test
    void the_rules_know_java_and_themselves_only() {
        classes()
                .that()
                .resideInAPackage(RULES)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", RULES)
                .check(service);
    }

    @Test
    void only_the_stream_package_knows_the_rules() {
        classes()
                .that()
                .resideInAPackage(RULES)
                .should()
                .onlyHaveDependentClassesThat()
                .resideInAnyPackage(RULES, "io.tightloop.executor.stream")
                .check(service);
    }
}
