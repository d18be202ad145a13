package io.tightloop.notifier.outbox;

import io.tightloop.notifier.database.OnH2;

@OnH2
class ShardOnH2Test extends ShardTest {}
