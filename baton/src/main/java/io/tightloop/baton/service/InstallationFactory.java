package io.tightloop.baton.service;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.env.Environment;
import io.micronaut.core.naming.conventions.StringConvention;
import io.tightloop.baton.stream.BatonSettings;
import io.tightloop.schemas.AvroSerdes;
import io.tightloop.schemas.Topics;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Makes the shared beans: topics, serdes and the settings of the phase services. */
@Factory
final class InstallationFactory {
    private static final String REGISTRY = "schema.registry";
    private static final String KAFKA = "kafka";

    @Singleton
    Topics topics(InstallationSettings settings) {
        return new Topics(settings.prefix(), settings.partitions(), settings.replication());
    }

    @Singleton
    AvroSerdes serdes(BatonSettings settings) {
        return new AvroSerdes(settings.registry());
    }

    /** Every {@code schema.registry.*} goes to the Confluent client and every {@code kafka.*} to the Kafka clients, unchanged. */
    @Singleton
    BatonSettings baton(InstallationSettings settings, Topics topics, Environment environment) {
        Map<String, Object> registry = new HashMap<>();
        environment
                .getProperties(REGISTRY, StringConvention.RAW)
                .forEach((key, value) -> registry.put(REGISTRY + "." + key, value));
        Map<String, Object> kafka = new HashMap<>(environment.getProperties(KAFKA, StringConvention.RAW));
        return new BatonSettings(
                settings.bootstrap(),
                topics,
                settings.instance(),
                Path.of(settings.data(), "streams"),
                settings.threads(),
                registry,
                kafka);
    }
}
