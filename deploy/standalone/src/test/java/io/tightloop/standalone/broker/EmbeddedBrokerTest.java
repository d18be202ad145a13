package io.tightloop.standalone.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tightloop.standalone.directory.DirectoryInUse;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerTest {

    @TempDir
    Path directory;

    @Test
    void a_record_is_consumed_and_shared_and_survives_a_restart_on_other_ports() throws Exception {
        String before;
        try (var broker = EmbeddedBroker.start(directory, 0)) {
            before = broker.bootstrapServers();
            var client = new BrokerClient(before);
            client.createTopic("letters");
            client.produce("letters", "a");
            assertThat(client.consume("letters", 1)).containsExactly("a");
            assertThat(client.share("letters", 1)).containsExactly("a");
        }
        try (var broker = EmbeddedBroker.start(directory, 0)) {
            assertThat(broker.bootstrapServers()).startsWith("127.0.0.1:").isNotEqualTo(before);
            var client = new BrokerClient(broker.bootstrapServers());
            client.produce("letters", "b");
            assertThat(client.consume("letters", 2)).containsExactly("a", "b");
        }
    }

    @Test
    void a_transaction_commits_and_topics_are_not_created_by_mistake() throws Exception {
        try (var broker = EmbeddedBroker.start(directory, 0)) {
            var client = new BrokerClient(broker.bootstrapServers());
            client.createTopic("letters");
            client.produceInTransaction("letters", "a");
            assertThat(client.consume("letters", 1)).containsExactly("a");
            assertThat(client.share("unknown-yet", 0)).isEmpty();
            assertThat(client.topics()).containsExactly("letters");
        }
    }

    @Test
    void what_an_unclean_stop_leaves_behind_is_recovered(@TempDir Path copy) throws Exception {
        try (var broker = EmbeddedBroker.start(directory, 0)) {
            var client = new BrokerClient(broker.bootstrapServers());
            client.createTopic("letters");
            client.produce("letters", "a");
            DirectoryCopy.of(directory, copy);
        }
        try (var broker = EmbeddedBroker.start(copy, 0)) {
            assertThat(new BrokerClient(broker.bootstrapServers()).consume("letters", 1))
                    .containsExactly("a");
        }
    }

    @Test
    void a_directory_in_use_is_refused_with_its_owner() throws Exception {
        try (var owner = EmbeddedBroker.start(directory, 0)) {
            assertThat(owner.bootstrapServers()).isNotEmpty();
            assertThatExceptionOfType(DirectoryInUse.class)
                    .isThrownBy(() -> EmbeddedBroker.start(directory, 0))
                    .withMessageContaining(directory.toString())
                    .withMessageContaining("process " + ProcessHandle.current().pid());
        }
    }

    @Test
    void a_taken_port_is_refused_and_the_directory_is_free_again() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> EmbeddedBroker.start(directory, taken.getLocalPort()))
                    .withMessageContaining("Port " + taken.getLocalPort());
        }
        var broker = EmbeddedBroker.start(directory, 0);
        broker.close();
        broker.close();
    }
}
