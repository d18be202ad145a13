package io.tightloop.planner.api;

import io.tightloop.planner.database.OnH2;

@OnH2
class TaskPollingHttpOnH2Test extends TaskPollingHttpTest {}
