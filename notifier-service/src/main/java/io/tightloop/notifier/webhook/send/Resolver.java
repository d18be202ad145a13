package io.tightloop.notifier.webhook.send;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Finds the addresses of a host; it may block for as long as it likes. */
@FunctionalInterface
interface Resolver {
    /** As the system resolves names, with its files and caches. */
    Resolver SYSTEM = host -> List.of(InetAddress.getAllByName(host));

    List<InetAddress> resolve(String host) throws UnknownHostException;
}
