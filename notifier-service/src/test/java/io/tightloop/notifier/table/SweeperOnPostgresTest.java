package io.tightloop.notifier.table;

import io.tightloop.notifier.database.OnPostgres;

@OnPostgres
class SweeperOnPostgresTest extends SweeperTest {}
