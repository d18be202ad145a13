package io.tightloop.notifier.webhook;

import io.tightloop.notifier.database.OnH2;

@OnH2
class PauseOnH2Test extends PauseTest {}
