package dev.cartwright.hooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A server of the merchant's, on this machine. */
final class Receiver implements AutoCloseable {

    /** What came. */
    record Heard(Headers headers, String body) {

        String header(String name) {
            return String.valueOf(headers.getFirst(name));
        }

        String id() {
            return header("webhook-id");
        }

        /** As a receiver computes it by the specification, without our code. */
        String signedBy(String secret) throws GeneralSecurityException {
            var mac = Mac.getInstance("HmacSHA256");
            var key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            var text = id() + "." + header("webhook-timestamp") + "." + body;
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(UTF_8)));
        }
    }

    private record Reply(int status, Map<String, String> headers, String body) {}

    private final HttpServer server;
    private final BlockingQueue<Reply> replies = new LinkedBlockingQueue<>();
    private final List<Heard> heard = new CopyOnWriteArrayList<>();

    /** Is done before each answer. */
    volatile Runnable before = () -> {};

    Receiver() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(
                "/",
                it -> {
                    var body = new String(it.getRequestBody().readAllBytes(), UTF_8);
                    heard.add(new Heard(it.getRequestHeaders(), body));
                    before.run();
                    var next = replies.poll();
                    var reply = next == null ? new Reply(200, Map.of(), "ok") : next;
                    reply.headers().forEach(it.getResponseHeaders()::add);
                    if (reply.status() == 204) {
                        it.sendResponseHeaders(204, -1);
                    } else {
                        it.sendResponseHeaders(reply.status(), 0);
                        it.getResponseBody().write(reply.body().getBytes(UTF_8));
                    }
                    it.close();
                });
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hooks";
    }

    /** The next answers; then it takes everything. */
    Receiver answers(int... statuses) {
        for (var status : statuses) {
            replies.add(new Reply(status, Map.of(), ""));
        }
        return this;
    }

    void answers(int status, Map<String, String> headers, String body) {
        replies.add(new Reply(status, headers, body));
    }

    void forgetReplies() {
        before = () -> {};
        replies.clear();
    }

    List<Heard> heard() {
        return heard;
    }

    Heard last() {
        return heard.getLast();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
