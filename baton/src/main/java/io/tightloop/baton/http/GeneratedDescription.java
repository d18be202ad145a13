package io.tightloop.baton.http;

import io.micronaut.core.io.ResourceLoader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The OpenAPI descriptions that the build has generated from controllers. */
public final class GeneratedDescription {
    private GeneratedDescription() {}

    /** A description by the name of its file, without folder and ending. */
    public static String of(ResourceLoader resources, String name) {
        try (var generated = resources
                .getResourceAsStream("classpath:META-INF/swagger/" + name + ".yml")
                .orElseThrow()) {
            return new String(generated.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
