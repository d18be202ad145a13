package io.tightloop.planner.api;

import io.tightloop.planner.database.OnH2;

@OnH2
class StatsHttpOnH2Test extends StatsHttpTest {}
