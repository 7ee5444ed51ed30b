package dev.cartwright.outbound;

import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.util.Timeout;

/** Apache's HTTP client without all that it would do by itself. */
final class PlainClient {

    private static final int LONGEST_LINE = 8_192;
    private static final int MOST_HEADERS = 100;

    private PlainClient() {}

    static CloseableHttpClient of(OutboundLimits limits, CheckedNames names, SSLContext trusted) {
        var wait = Timeout.of(limits.answerWithin());
        return HttpClientBuilder.create()
                .setConnectionManager(connections(limits, names, trusted))
                .setDefaultRequestConfig(
                        RequestConfig.custom()
                                .setConnectionRequestTimeout(wait)
                                .setResponseTimeout(wait)
                                .setAuthenticationEnabled(false)
                                .setRedirectsEnabled(false)
                                .setProtocolUpgradeEnabled(false)
                                .build())
                // Each request connects anew, to an address that was checked for it.
                .setConnectionReuseStrategy((_, _, _) -> false)
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableContentCompression()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableConnectionState()
                .disableDefaultUserAgent()
                .build();
    }

    private static HttpClientConnectionManager connections(
            OutboundLimits limits, CheckedNames names, SSLContext trusted) {
        var lines =
                Http1Config.custom()
                        .setMaxLineLength(LONGEST_LINE)
                        .setMaxHeaderCount(MOST_HEADERS)
                        .build();
        var wait = Timeout.of(limits.answerWithin());
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(names)
                .setTlsSocketStrategy(new DefaultClientTlsStrategy(trusted))
                .setConnectionFactory(
                        ManagedHttpClientConnectionFactory.builder().http1Config(lines).build())
                .setDefaultConnectionConfig(
                        ConnectionConfig.custom()
                                .setConnectTimeout(Timeout.of(limits.connectWithin()))
                                .setSocketTimeout(wait)
                                .build())
                .setMaxConnTotal(limits.atOnce())
                .setMaxConnPerRoute(limits.atOnce())
                .build();
    }
}
