package io.tightloop.notifier.table;

import io.tightloop.notifier.database.OnH2;

@OnH2
class SweeperOnH2Test extends SweeperTest {}
