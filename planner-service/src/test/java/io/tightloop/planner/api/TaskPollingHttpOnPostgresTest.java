package io.tightloop.planner.api;

import io.tightloop.planner.database.OnPostgres;

@OnPostgres
class TaskPollingHttpOnPostgresTest extends TaskPollingHttpTest {}
