package io.tightloop.notifier.webhook.send;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SNIMatcher;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.StandardConstants;

/** Accepts handshakes that name one host, and remembers all hosts that were named. */
final class Hosts extends SNIMatcher {
    private final String accepted;
    private final List<String> named = new CopyOnWriteArrayList<>();

    Hosts(String accepted) {
        super(StandardConstants.SNI_HOST_NAME);
        this.accepted = accepted;
    }

    @Override
    public boolean matches(SNIServerName name) {
        var host = new String(name.getEncoded(), StandardCharsets.US_ASCII);
        named.add(host);
        return host.equals(accepted);
    }

    List<String> named() {
        return List.copyOf(named);
    }
}
