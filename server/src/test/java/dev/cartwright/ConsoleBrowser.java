package dev.cartwright;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** What somebody looks at the console with: it keeps cookies, and goes where it is sent. */
public final class ConsoleBrowser {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final int port;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient client =
            HttpClient.newBuilder()
                    .cookieHandler(cookies)
                    .followRedirects(Redirect.NORMAL)
                    .connectTimeout(PATIENCE)
                    .build();

    private String authorization = "";
    private Page shown = new Page(0, "", "");

    public ConsoleBrowser(int port) {
        this.port = port;
    }

    /**
     * What it shows.
     *
     * @param path where it ended up, with its query
     */
    public record Page(int status, String path, String html) {}

    public Page open(String path) {
        return send(HttpRequest.newBuilder(at(path)));
    }

    /**
     * Sends a form of the page that is shown, with what it hides and nobody fills in.
     *
     * @param fields what was filled in: {@code name=value}
     */
    public Page submit(String action, String... fields) {
        return submit(shown, action, fields);
    }

    /** Sends a form of a page that was shown before. */
    public Page submit(Page page, String action, String... fields) {
        return post(action, ConsoleForm.hidden(page.html(), action), fields);
    }

    /** Sends what no page has given it. */
    public Page forge(String action, String... fields) {
        return post(action, new LinkedMultiValueMap<>(), fields);
    }

    /** As the browser of who is behind a proxy that asks for a password of its own. */
    public Page forgeWith(String authorization, String action, String... fields) {
        this.authorization = authorization;
        try {
            return forge(action, fields);
        } finally {
            this.authorization = "";
        }
    }

    private Page post(String action, MultiValueMap<String, String> hidden, String... fields) {
        for (var field : fields) {
            hidden.remove(field.substring(0, field.indexOf('=')));
        }
        for (var field : fields) {
            var end = field.indexOf('=');
            hidden.add(field.substring(0, end), field.substring(end + 1));
        }
        var form =
                hidden.entrySet().stream()
                        .flatMap(
                                it -> it.getValue().stream().map(value -> pair(it.getKey(), value)))
                        .collect(Collectors.joining("&"));
        return send(
                HttpRequest.newBuilder(at(action))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form)));
    }

    private static String pair(String name, String value) {
        return URLEncoder.encode(name, UTF_8) + "=" + URLEncoder.encode(value, UTF_8);
    }

    public Page shown() {
        return shown;
    }

    public List<HttpCookie> cookies() {
        return cookies.getCookieStore().getCookies();
    }

    private URI at(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private Page send(HttpRequest.Builder request) {
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        try {
            var answer = client.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
            var uri = answer.uri();
            var path =
                    uri.getQuery() == null ? uri.getPath() : uri.getPath() + "?" + uri.getQuery();
            shown = new Page(answer.statusCode(), path, answer.body());
            return shown;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
