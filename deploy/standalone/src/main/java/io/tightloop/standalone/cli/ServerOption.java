package io.tightloop.standalone.cli;

import java.net.URI;
import java.net.URISyntaxException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Which server a command talks to. */
final class ServerOption {
    private static final String USUAL = "http://127.0.0.1:8080";

    @Option(
            names = "--server",
            converter = Address.class,
            description = "server address (default: $TIGHTLOOP_URL or " + USUAL + ")")
    private URI server;

    Client client() {
        String configured = System.getenv("TIGHTLOOP_URL");
        return new Client(
                server == null ? fallback(configured == null || configured.isBlank() ? USUAL : configured) : server);
    }

    private static URI fallback(String address) {
        try {
            return new Address().convert(address);
        } catch (TypeConversionException e) {
            throw new IllegalArgumentException("TIGHTLOOP_URL: " + e.getMessage(), e);
        }
    }

    /** Reads the address of a server. */
    static final class Address implements ITypeConverter<URI> {
        @Override
        public URI convert(String text) {
            try {
                var address = new URI(text);
                if (address.getHost() != null && text.matches("https?:.*")) {
                    return address;
                }
            } catch (URISyntaxException _) {
                // no address: said below
            }
            throw new TypeConversionException("'" + text + "' is not a server's address, like " + USUAL);
        }
    }
}
