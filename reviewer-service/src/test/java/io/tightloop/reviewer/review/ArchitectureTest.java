package io.tightloop.reviewer.review;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void the_decider_knows_nothing_but_java() {
        JavaClasses decider = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.tightloop.reviewer.review");

        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "io.tightloop.reviewer.review")
                .check(decider);
    }
}
