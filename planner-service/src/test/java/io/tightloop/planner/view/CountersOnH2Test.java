package io.tightloop.planner.view;

import io.tightloop.planner.database.OnH2;

@OnH2
class CountersOnH2Test extends CountersTest {}
