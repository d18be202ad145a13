package io.tightloop.notifier.webhook.send;

import java.net.InetAddress;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.BasicHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.http.io.HttpConnectionFactory;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.util.Timeout;

/**
 * An HTTP client for one request that goes to addresses already checked, whatever DNS says by now, while Host, SNI and
 * the check of the certificate keep the name. It shares no connection, so that requests neither wait for one another
 * nor meet on a connection to an address that was checked for another of them.
 */
final class PinnedClient {
    private static final HttpConnectionFactory<ManagedHttpClientConnection> CONNECTIONS =
            ManagedHttpClientConnectionFactory.builder()
                    .http1Config(Http1Config.custom()
                            .setMaxLineLength(8 * 1_024)
                            .setMaxHeaderCount(100)
                            .setMaxEmptyLineCount(1)
                            .build())
                    .responseParserFactory(WholeHead::new)
                    .build();

    private PinnedClient() {}

    static CloseableHttpClient of(List<InetAddress> addresses, TlsSocketStrategy tls, Limits limits) {
        return HttpClients.custom()
                .setConnectionManager(connections(addresses, tls, limits))
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setProtocolUpgradeEnabled(false)
                        .setResponseTimeout(Timeout.of(limits.total()))
                        .build())
                .setConnectionReuseStrategy((_, _, _) -> false)
                .disableAuthCaching()
                .disableAutomaticRetries()
                .disableContentCompression()
                .disableCookieManagement()
                .disableDefaultUserAgent()
                .disableRedirectHandling()
                .build();
    }

    private static BasicHttpClientConnectionManager connections(
            List<InetAddress> addresses, TlsSocketStrategy tls, Limits limits) {
        var schemes = RegistryBuilder.<TlsSocketStrategy>create()
                .register(URIScheme.HTTPS.id, tls)
                .build();
        var connections = BasicHttpClientConnectionManager.create(null, new Pinned(addresses), schemes, CONNECTIONS);
        connections.setConnectionConfig(ConnectionConfig.custom()
                .setConnectTimeout(Timeout.of(limits.connect()))
                .build());
        // bounds what a receiver can delay between two bytes of a handshake; the deadline bounds all of it
        connections.setSocketConfig(
                SocketConfig.custom().setSoTimeout(Timeout.of(limits.total())).build());
        return connections;
    }

    private record Pinned(List<InetAddress> addresses) implements DnsResolver {
        @Override
        public InetAddress[] resolve(String host) {
            return addresses.toArray(InetAddress[]::new);
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
