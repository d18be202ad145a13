package io.tightloop.planner.view;

import io.tightloop.planner.database.OnPostgres;

@OnPostgres
class DeadLetterRowsOnPostgresTest extends DeadLetterRowsTest {}
