package io.tightloop.notifier.follow;

import io.tightloop.notifier.database.OnPostgres;

@OnPostgres
class ProgressOnPostgresTest extends ProgressTest {}
