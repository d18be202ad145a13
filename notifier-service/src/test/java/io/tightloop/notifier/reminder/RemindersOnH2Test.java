package io.tightloop.notifier.reminder;

import io.tightloop.notifier.database.OnH2;

@OnH2
class RemindersOnH2Test extends RemindersTest {}
