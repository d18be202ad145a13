package io.tightloop.notifier.webhook;

import io.micronaut.context.annotation.Property;
import io.tightloop.notifier.database.OnPostgres;

@OnPostgres
@Property(name = "tightloop.notifier.webhooks.allow", value = "")
class ForbiddenAddressOnPostgresTest extends ForbiddenAddressTest {}
