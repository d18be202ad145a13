package io.tightloop.planner.api;

import io.tightloop.planner.database.OnH2;

@OnH2
class StalledMetersOnH2Test extends StalledMetersTest {}
