package dev.cartwright.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsServer;
import dev.cartwright.outbound.OutboundReply.Answered;
import dev.cartwright.outbound.OutboundReply.Lost;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import org.apache.hc.core5.ssl.SSLContexts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** A server whose certificate says that it is hooks.example. */
@TestInstance(Lifecycle.PER_CLASS)
class OutboundTlsTest {

    static final char[] PASSWORD = "changeit".toCharArray();

    final LinkedBlockingQueue<String> asked = new LinkedBlockingQueue<>();
    HttpsServer server;
    SSLContext trusted;

    @BeforeAll
    void a_server_with_a_certificate(@TempDir Path folder) throws Exception {
        var store = folder.resolve("hooks.p12");
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var made =
                new ProcessBuilder(
                                List.of(
                                        keytool,
                                        "-genkeypair",
                                        "-keyalg",
                                        "EC",
                                        "-dname",
                                        "CN=hooks.example",
                                        "-ext",
                                        "san=dns:hooks.example",
                                        "-keystore",
                                        store.toString(),
                                        "-storepass",
                                        "changeit"))
                        .inheritIO()
                        .start();
        assertThat(made.waitFor()).isZero();
        trusted = SSLContexts.custom().loadTrustMaterial(store, PASSWORD).build();
        var keys = SSLContexts.custom().loadKeyMaterial(store, PASSWORD, PASSWORD).build();
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(keys));
        server.createContext(
                "/",
                it -> {
                    var session = ((HttpsExchange) it).getSSLSession();
                    ((ExtendedSSLSession) session)
                            .getRequestedServerNames()
                            .forEach(name -> asked.add(((SNIHostName) name).getAsciiName()));
                    it.sendResponseHeaders(204, -1);
                    it.close();
                });
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    @AfterAll
    void is_stopped() {
        server.stop(0);
    }

    private OutboundReply ask(String host, SSLContext trusted) throws Exception {
        // None is waited for: a busy machine may take seconds for a handshake.
        var limit = Duration.ofSeconds(30);
        var limits = new OutboundLimits(true, false, limit, limit, 65_536, 1);
        var uri = URI.create("https://" + host + ":" + server.getAddress().getPort() + "/");
        try (var line =
                new OutboundLine(
                        limits,
                        _ -> new InetAddress[] {InetAddress.getLoopbackAddress()},
                        trusted)) {
            return line.send(new OutboundRequest("POST", uri, Map.of(), "{}"));
        }
    }

    @Test
    void the_server_proves_the_name_that_was_typed_in_though_its_address_is_pinned()
            throws Exception {
        assertThat(ask("hooks.example", trusted)).isEqualTo(new Answered(204, null, ""));
        assertThat(asked).containsOnly("hooks.example");
    }

    @Test
    void a_server_that_is_another_is_not_told() throws Exception {
        assertThat(ask("other.example", trusted))
                .asInstanceOf(type(Lost.class))
                .extracting(Lost::error)
                .asString()
                .startsWith("TLS: ");
    }

    @Test
    void a_certificate_of_nobodys_is_not_believed() throws Exception {
        assertThat(ask("hooks.example", SSLContexts.createDefault())).isInstanceOf(Lost.class);
    }
}
