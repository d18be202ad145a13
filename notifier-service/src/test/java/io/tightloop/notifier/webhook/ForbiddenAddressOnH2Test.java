package io.tightloop.notifier.webhook;

import io.micronaut.context.annotation.Property;
import io.tightloop.notifier.database.OnH2;

@OnH2
@Property(name = "tightloop.notifier.webhooks.allow", value = "")
class ForbiddenAddressOnH2Test extends ForbiddenAddressTest {}
