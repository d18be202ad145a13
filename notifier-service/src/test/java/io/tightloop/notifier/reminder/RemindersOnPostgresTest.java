package io.tightloop.notifier.reminder;

import io.tightloop.notifier.database.OnPostgres;

@OnPostgres
class RemindersOnPostgresTest extends RemindersTest {}
