package io.tightloop.notifier.webhook;

import io.tightloop.notifier.database.OnPostgres;

@OnPostgres
class PauseOnPostgresTest extends PauseTest {}
