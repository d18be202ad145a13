package io.tightloop.planner.view;

import io.tightloop.planner.database.OnH2;

@OnH2
class DeadLetterRowsOnH2Test extends DeadLetterRowsTest {}
