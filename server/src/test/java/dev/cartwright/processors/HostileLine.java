package dev.cartwright.processors;

import dev.cartwright.hostile.Delivery;
import dev.cartwright.hostile.HostileProcessor;
import dev.cartwright.hostile.Reply;
import dev.cartwright.hostile.Request;
import java.net.http.HttpHeaders;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Primary;

/** The line to a hostile processor in this very process: nobody waits, and nothing is random. */
@TestComponent
@Primary
public final class HostileLine extends Transport {

    private final HostileProcessor processor;
    private final Clock clock;
    private final AtomicInteger posts = new AtomicInteger();

    public HostileLine(ProcessorSettings settings, HostileProcessor processor, Clock clock) {
        super(settings);
        this.processor = processor;
        this.clock = clock;
    }

    /** Tells the shop what comes before the answer; set by the test that has a shop. */
    public interface Postman {
        void deliver(Delivery delivery);
    }

    private Postman postman = _ -> {};

    public void tell(Postman to) {
        postman = to;
    }

    private Runnable meanwhile = () -> {};

    /** What happens while the processor has not answered yet; without a test's word, nothing. */
    public void meanwhile(Runnable it) {
        meanwhile = it;
    }

    /** How often anything was asked to be done, and not only told. */
    public int posts() {
        return posts.get();
    }

    @Override
    Answer send(ProcessorRequest request) {
        posts.addAndGet(request.method().equals("POST") ? 1 : 0);
        var reply =
                processor.handle(
                        Request.of(
                                request.method(), request.uri(), request.headers(), request.body()),
                        clock.instant());
        reply.first().forEach(postman::deliver);
        meanwhile.run();
        return switch (reply.carriage()) {
            case WHOLE -> new Answer.Replied(reply.status(), headers(reply), reply.body());
            case HANG, DRIP -> new Answer.Lost("no answer in time");
            case RESET_BEFORE, RESET_MID_BODY -> new Answer.Lost("connection reset");
        };
    }

    private static HttpHeaders headers(Reply reply) {
        var all =
                reply.headers().entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getKey,
                                        it -> List.of(it.getValue()),
                                        (one, _) -> one,
                                        TreeMap::new));
        return HttpHeaders.of(all, (_, _) -> true);
    }
}
