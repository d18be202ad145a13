package io.tightloop.notifier.follow;

import io.tightloop.notifier.database.OnH2;

@OnH2
class ProgressOnH2Test extends ProgressTest {}
