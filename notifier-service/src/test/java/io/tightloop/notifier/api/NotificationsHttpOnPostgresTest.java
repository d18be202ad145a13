package io.tightloop.notifier.api;

import io.tightloop.notifier.database.OnPostgres;

@OnPostgres
class NotificationsHttpOnPostgresTest extends NotificationsHttpTest {}
