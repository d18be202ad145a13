package io.tightloop.notifier.api;

import io.tightloop.notifier.database.OnH2;

@OnH2
class NotificationsHttpOnH2Test extends NotificationsHttpTest {}
