package dev.cartwright.checkout;

import dev.cartwright.hostile.Books;
import dev.cartwright.hostile.HostileProcessor;
import dev.cartwright.hostile.HostileSettings;
import dev.cartwright.hostile.Server;
import dev.cartwright.processors.Answer;
import dev.cartwright.processors.Capabilities;
import dev.cartwright.processors.Operation;
import dev.cartwright.processors.Outcome;
import dev.cartwright.processors.ProcessorEvent;
import dev.cartwright.processors.ProcessorRequest;
import dev.cartwright.processors.RemoteProcessor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.channels.SocketChannel;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.joda.money.Money;

/** Another Stripe, with books and a port of its own, at which it listens or does not. */
final class Twin implements RemoteProcessor, AutoCloseable {

    private final String name;
    private final RemoteProcessor stripe;
    private final HostileProcessor hostile =
            new HostileProcessor(HostileSettings.DEFAULT.signedWith("whsec_test"), new Random(7));
    private final Server server;

    /** Keeps a port at which nobody listens: one that was given back could be anybody's. */
    private final SocketChannel deaf;

    private final URI nobody;
    private volatile URI at;
    private volatile String gossip = "";

    Twin(String name, RemoteProcessor stripe, Clock clock) throws IOException {
        this.name = name;
        this.stripe = stripe;
        server = Server.open(hostile, 0, clock);
        deaf =
                SocketChannel.open()
                        .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        nobody = URI.create("http://127.0.0.1:" + deaf.socket().getLocalPort());
        at = server.uri();
    }

    HostileProcessor hostile() {
        return hostile;
    }

    URI uri() {
        return at;
    }

    Books books() {
        return hostile.books();
    }

    void listens(boolean does) {
        at = does ? server.uri() : nobody;
    }

    /** From now on somebody else is asked, and told more than is needed. */
    void gossips(URI with, String what) {
        at = with;
        gossip = what;
    }

    private ProcessorRequest here(ProcessorRequest request) {
        var uri = request.uri();
        var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return new ProcessorRequest(
                request.method(),
                URI.create(at + uri.getRawPath() + query),
                request.headers(),
                request.body() + gossip);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Capabilities capabilities() {
        return stripe.capabilities();
    }

    @Override
    public void check(String token) {
        stripe.check(token);
    }

    @Override
    public void check(Money amount) {
        stripe.check(amount);
    }

    @Override
    public ProcessorRequest request(Operation operation) {
        return here(stripe.request(operation));
    }

    @Override
    public Outcome parse(Operation operation, Answer answer) {
        return stripe.parse(operation, answer);
    }

    @Override
    public List<ProcessorRequest> inquiries(Operation operation) {
        return stripe.inquiries(operation).stream().map(this::here).toList();
    }

    @Override
    public Outcome parseInquiry(Operation operation, Answer answer) {
        return stripe.parseInquiry(operation, answer);
    }

    @Override
    public List<String> webhookSecrets() {
        return stripe.webhookSecrets();
    }

    @Override
    public ProcessorEvent verify(
            byte[] rawBody, HttpHeaders headers, Instant now, List<String> activeSecrets) {
        return stripe.verify(rawBody, headers, now, activeSecrets);
    }

    @Override
    public void close() throws IOException {
        deaf.close();
        server.close();
    }
}
