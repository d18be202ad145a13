package io.tightloop.notifier.webhook;

import io.tightloop.notifier.database.OnH2;

@OnH2
class WebhookDeliveryOnH2Test extends WebhookDeliveryTest {}
