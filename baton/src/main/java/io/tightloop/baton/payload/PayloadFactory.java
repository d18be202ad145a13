package io.tightloop.baton.payload;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Factory;
import io.tightloop.baton.service.InstallationSettings;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.Optional;

/** Makes the installation's payload store, when a bean first asks for it. */
@Factory
final class PayloadFactory {
    @Singleton
    PayloadStore store(PayloadSettings settings, InstallationSettings installation, Optional<MeterRegistry> meters) {
        var store = PayloadStores.of(settings.url(), Path.of(installation.data()));
        return meters.<PayloadStore>map(registry -> new MeteredStore(store, registry))
                .orElse(store);
    }
}
