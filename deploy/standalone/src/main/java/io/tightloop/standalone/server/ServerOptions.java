package io.tightloop.standalone.server;

import java.nio.file.Path;

/**
 * Where a standalone server listens and keeps its data. Everything listens on loopback; port 0 means a free port.
 *
 * @param port HTTP
 * @param kafkaPort Kafka
 * @param registryPort schema registry
 * @param data folder that survives a restart
 * @param workspace folder below which workers work
 * @param filesOnly whether its databases are files in the data folder, whatever the settings name
 */
public record ServerOptions(int port, int kafkaPort, int registryPort, Path data, Path workspace, boolean filesOnly) {}
