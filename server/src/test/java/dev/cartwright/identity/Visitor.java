package dev.cartwright.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cartwright.AsAdmin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody with an address and a password, at the other end of a real connection. */
record Visitor(int port, String email, String password, HttpClient http) {

    static final String PASSWORD = "seven purple herons";

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern TOKEN = Pattern.compile("token=([A-Za-z0-9_-]{43})");

    /** Somebody nobody has seen before. */
    Visitor(int port) {
        this(port, "ada-" + UUID.randomUUID() + "@example.org", PASSWORD, client("127.0.0.1"));
    }

    /** The same person somewhere else. */
    Visitor from(String address) {
        return new Visitor(port, email, password, client(address));
    }

    Visitor with(String otherPassword) {
        return new Visitor(port, email, otherPassword, http);
    }

    private static HttpClient client(String address) {
        try {
            return HttpClient.newBuilder().localAddress(InetAddress.getByName(address)).build();
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What came back. */
    record Answer(int status, String body, HttpResponse<String> http) {

        JsonNode json() {
            return JSON.readTree(body);
        }

        String text(String pointer) {
            return json().at(pointer).asString();
        }

        String type() {
            return text("/type");
        }

        String header(String name) {
            return http.headers().firstValue(name).orElse("");
        }
    }

    Answer send(String method, String path, String body, String... headers) {
        var request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .header("Content-Type", "application/json")
                        .header("User-Agent", "Lynx on a train")
                        .method(method, BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            var answer = http.send(request.build(), BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.body(), answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    Answer post(String path, String body, String... headers) {
        return send("POST", path, body, headers);
    }

    Answer as(String accessToken, String method, String path, String body) {
        return send(method, path, body, "Authorization", "Bearer " + accessToken);
    }

    Answer asStaff(String method, String path) {
        return as(AsAdmin.KEY, method, path, "");
    }

    Answer register() {
        return register("Ada");
    }

    Answer register(String name) {
        return post(
                "/api/auth/register",
                "{\"email\": \"%s\", \"password\": \"%s\", \"name\": \"%s\"}"
                        .formatted(email, password, name));
    }

    Answer verify(String token) {
        return post("/api/auth/verification", "{\"token\": \"%s\"}".formatted(token));
    }

    /** As a page does that asks for the password. */
    Answer verifyKnowing(String token) {
        return post(
                "/api/auth/verification",
                "{\"token\": \"%s\", \"password\": \"%s\"}".formatted(token, password));
    }

    /** Registers and reads the mail. */
    Visitor verified() {
        register();
        verify(newestLink("verify-email"));
        return this;
    }

    Answer signIn() {
        return post(
                "/api/auth/login",
                "{\"email\": \"%s\", \"password\": \"%s\"}".formatted(email, password));
    }

    Answer refresh(String refreshToken) {
        return post("/api/auth/refresh", "{\"refreshToken\": \"%s\"}".formatted(refreshToken));
    }

    Answer forgot() {
        return post("/api/auth/password/forgot", "{\"email\": \"%s\"}".formatted(email));
    }

    Answer reset(String token, String wanted) {
        return post(
                "/api/auth/password/reset",
                "{\"token\": \"%s\", \"password\": \"%s\"}".formatted(token, wanted));
    }

    /** The mails this person got, the newest first, as the staff sees them. */
    List<JsonNode> mails(String kind) {
        return mailsTo(email, kind);
    }

    List<JsonNode> mailsTo(String address, String kind) {
        var to = URLEncoder.encode(address, UTF_8);
        var path = "/api/admin/mails?to=" + to + "&kind=" + kind;
        return asStaff("GET", path).json().at("/items").valueStream().toList();
    }

    String newestLink(String kind) {
        return linkIn(mails(kind).getFirst());
    }

    static String linkIn(JsonNode mail) {
        var found = TOKEN.matcher(mail.at("/text").asString());
        if (!found.find()) {
            throw new AssertionError("no link in " + mail);
        }
        return found.group(1);
    }

    /** What the log says of this person: {@code KIND RESULT REASON}, the oldest first. */
    List<String> log() {
        var path = "/api/admin/auth-logs?limit=100&email=" + URLEncoder.encode(email, UTF_8);
        return asStaff("GET", path)
                .json()
                .at("/items")
                .valueStream()
                .map(row ->
                        (row.at("/kind").asString()
                                        + " "
                                        + row.at("/result").asString()
                                        + " "
                                        + row.at("/reason").asString(""))
                                .strip())
                .toList()
                .reversed();
    }
}
