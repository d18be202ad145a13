package io.tightloop.notifier.reminder;

import io.tightloop.notifier.database.OnH2;

@OnH2
class WaitsOnH2Test extends WaitsTest {}
