package io.tightloop.planner.api;

import io.tightloop.planner.database.OnPostgres;

@OnPostgres
class RedriveHttpOnPostgresTest extends RedriveHttpTest {}
