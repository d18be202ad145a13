package io.tightloop.standalone.broker;

import java.util.concurrent.CompletableFuture;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.Server;
import kafka.server.SharedServer;
import kafka.server.StandardFaultHandlerFactory;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.KRaftMetadataCache;
import org.apache.kafka.raft.QuorumConfig;
import org.apache.kafka.server.ServerSocketFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A controller and a broker of one node, put together as {@link KafkaRaftServer} does, with {@link PatientMetadataCache}. */
final class CombinedServer {
    private static final Logger LOG = LoggerFactory.getLogger(CombinedServer.class);

    private final ControllerServer controller;
    private final BrokerServer broker;

    CombinedServer(KafkaConfig config) {
        var logs = KafkaRaftServer.initializeLogDirs(config, LOG, "");
        var quorum = config.quorumConfig();
        var shared = new SharedServer(
                config,
                logs._1(),
                Time.SYSTEM,
                Server.initializeMetrics(
                        config, Time.SYSTEM, logs._1().clusterId().orElseThrow()),
                CompletableFuture.completedFuture(QuorumConfig.parseVoterConnections(quorum.voters())),
                QuorumConfig.parseBootstrapServers(quorum.bootstrapServers()),
                new StandardFaultHandlerFactory(),
                ServerSocketFactory.INSTANCE);
        controller = new ControllerServer(shared, KafkaRaftServer.configSchema(), logs._2());
        broker = new PatientBroker(shared);
    }

    /** Returns when clients are served. */
    void startup() {
        controller.startup();
        broker.startup();
    }

    /** Shuts down in order; returns when everything is closed. */
    void shutdown() {
        broker.shutdown();
        controller.shutdown();
        broker.awaitShutdown();
        controller.awaitShutdown();
    }

    private static final class PatientBroker extends BrokerServer {
        PatientBroker(SharedServer shared) {
            super(shared);
        }

        @Override
        public void metadataCache_$eq(KRaftMetadataCache made) {
            super.metadataCache_$eq(new PatientMetadataCache(
                    config().nodeId(), () -> raftManager().client().kraftVersion()));
        }
    }
}
