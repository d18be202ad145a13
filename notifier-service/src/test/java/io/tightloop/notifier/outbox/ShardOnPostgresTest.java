package io.tightloop.notifier.outbox;

import io.tightloop.notifier.database.OnPostgres;

@OnPostgres
class ShardOnPostgresTest extends ShardTest {}
