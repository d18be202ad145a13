package io.tightloop.notifier.reminder;

import io.tightloop.notifier.database.OnPostgres;

@OnPostgres
class WaitsOnPostgresTest extends WaitsTest {}
