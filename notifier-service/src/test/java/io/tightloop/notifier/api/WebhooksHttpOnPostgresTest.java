package io.tightloop.notifier.api;

import io.tightloop.notifier.database.OnPostgres;

@OnPostgres
class WebhooksHttpOnPostgresTest extends WebhooksHttpTest {}
