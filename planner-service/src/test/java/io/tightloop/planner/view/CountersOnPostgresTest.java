package io.tightloop.planner.view;

import io.tightloop.planner.database.OnPostgres;

@OnPostgres
class CountersOnPostgresTest extends CountersTest {}
