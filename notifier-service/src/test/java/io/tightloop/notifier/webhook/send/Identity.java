package io.tightloop.notifier.webhook.send;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A self-signed certificate of a receiver, made by the JDK's keytool.
 *
 * @param server what a receiver shows
 * @param trust what a client has that trusts this certificate
 */
record Identity(SSLContext server, SSLContext trust) {
    private static final String PASSWORD = "password";

    /** One for these names, for example {@code dns:hooks.test}. */
    static Identity of(Path folder, String names) throws Exception {
        var file = Files.createTempDirectory(folder, "identity").resolve("receiver.p12");
        var keytool = new ProcessBuilder(command(file, names))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(keytool.waitFor()).isZero();
        var keys = KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        var server = SSLContext.getInstance("TLS");
        server.init(managers.getKeyManagers(), null, null);
        return new Identity(server, trusting(keys));
    }

    private static SSLContext trusting(KeyStore keys) throws Exception {
        var known = KeyStore.getInstance("PKCS12");
        known.load(null, null);
        known.setCertificateEntry("receiver", keys.getCertificate("receiver"));
        var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(known);
        var trust = SSLContext.getInstance("TLS");
        trust.init(null, managers.getTrustManagers(), null);
        return trust;
    }

    private static List<String> command(Path file, String names) {
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var what = List.of("-genkeypair", "-alias", "receiver", "-keyalg", "EC", "-dname", "CN=Receiver");
        var how = List.of("-ext", "san=" + names, "-storetype", "PKCS12", "-storepass", PASSWORD);
        return Stream.of(List.of(keytool), what, how, List.of("-keystore", file.toString()))
                .flatMap(List::stream)
                .toList();
    }
}
