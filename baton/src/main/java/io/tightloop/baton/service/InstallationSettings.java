package io.tightloop.baton.service;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * Settings under {@code tightloop} that every service of an installation shares.
 *
 * @param bootstrap Kafka bootstrap servers
 * @param prefix put before every topic and group name
 * @param partitions partitions of each session topic; fixed for the life of an installation
 * @param replication replicas of each topic
 * @param instance name of this instance of a service, stable over restarts
 * @param data folder for local files
 * @param threads stream threads of each phase service
 */
@ConfigurationProperties("tightloop")
public record InstallationSettings(
        @Bindable(defaultValue = "127.0.0.1:9092") String bootstrap,
        @Bindable(defaultValue = "tightloop.") String prefix,
        @Bindable(defaultValue = "4") int partitions,
        @Bindable(defaultValue = "1") short replication,
        @Bindable(defaultValue = "0") String instance,
        @Bindable(defaultValue = ".tightloop/data") String data,
        @Bindable(defaultValue = "1") int threads) {}
