package io.tightloop.notifier.service;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextBuilder;

class TwoInstancesOnH2Test extends TwoInstancesTest {
    @Override
    ApplicationContextBuilder context() {
        return ApplicationContext.builder();
    }
}
