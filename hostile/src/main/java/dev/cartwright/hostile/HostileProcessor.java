package dev.cartwright.hostile;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The processor itself: it takes requests, moves money in its books, and tells the shop. It opens
 * no connection, starts no thread and has no clock: the same seed and the same calls make the same
 * bytes.
 *
 * <p>Every call says what time it is; times must not go back. One lock guards all of it.
 */
public final class HostileProcessor {

    private final ReentrantLock lock = new ReentrantLock();
    private final Store store;
    private final Shapes shapes = new Shapes();
    private final Agenda agenda = new Agenda();
    private final Script script;
    private final Post post;
    private final Till till;
    private final ReviewDesk reviews;
    private final RefundDesk refunds;
    private final Counter counter;
    private final ThreeDSecure bank;
    private final ControlDesk control = new ControlDesk(this);
    private Duration ahead = Duration.ZERO;
    private @Nullable URI hook;

    public HostileProcessor(HostileSettings settings, RandomGenerator random) {
        this(settings, random, Mood.HONEST);
    }

    public HostileProcessor(HostileSettings settings, RandomGenerator random, Mood mood) {
        var ids = new Ids(random);
        store = new Store(settings.most());
        script = new Script(mood, random);
        post = new Post(ids, settings.secret());
        var events = new EventLog(ids, post, script, settings);
        reviews = new ReviewDesk(store, shapes, events, ids);
        till = new Till(store, shapes, events, reviews, agenda, ids, settings);
        refunds = new RefundDesk(store, shapes, events, agenda, ids, settings);
        var wallet = new Wallet(store, shapes, ids, settings.hiddenFor());
        var intents = new IntentDesk(store, shapes, events, till, wallet, ids);
        var captures = new CaptureDesk(store, shapes, till);
        var lists = new Lists(store, shapes::of, settings.hiddenFor());
        var router = new Router(intents, captures, refunds, wallet, reviews, lists, events);
        counter = new Counter(router, script, agenda, ids, store, settings);
        bank = new ThreeDSecure(store, till);
    }

    /** Serves {@code /v1}, the bank's page under {@code /3ds}, and {@code /control}. */
    public Reply handle(Request request, Instant now) {
        if (request.path().startsWith("/control/")) {
            return control.serve(request, now);
        }
        return locked(() -> {
            var then = happened(now);
            var reply =
                    request.path().startsWith("/3ds/")
                            ? bank.serve(request, then)
                            : counter.serve(request, then, post.size());
            return reply.after(post.first(now));
        });
    }

    /** The webhooks whose time has come, in the order in which they are to be sent; each once. */
    public List<Delivery> due(Instant now) {
        return locked(() -> post.due(happened(now), now));
    }

    /** Whether the shop took a webhook (2xx); if not, it comes again, at most five times. */
    public void settle(Delivery delivery, boolean taken, Instant now) {
        run(() -> post.settle(delivery, taken, happened(now)));
    }

    public Books books() {
        return locked(store.journal::books);
    }

    /** Of one intent, as in {@link #books()}, however many there are. */
    public Books.Money book(String intent) {
        return locked(() -> store.journal.intent(intent));
    }

    /**
     * The next requests or events are treated so, before the processor follows its mood.
     *
     * @param on {@code POST /v1/payment_intents}; a star is one segment of a path, or alone any
     *     request; or an event's type, which then is told so
     */
    public void behave(String on, int times, Behaviour behaviour) {
        run(() -> script.add(new Script.Line(on, times, behaviour)));
    }

    /** The clock of the processor runs so much further ahead of what it is told. */
    public void advance(Duration by) {
        if (by.isNegative() || by.compareTo(Duration.ofDays(3_650)) > 0) {
            throw new IllegalArgumentException("Time goes on, by ten years at most");
        }
        run(() -> ahead = ahead.plus(by));
    }

    /** The bank of a shopper no longer promises the money: {@code automatic} or {@code expired}. */
    public void expire(String intent, String reason, Instant now) {
        run(() -> till.expire(intent(intent), reason, happened(now)));
    }

    /** A refund that succeeded, or pends, comes back: the shop has its money again. */
    public void failRefund(String refund, Instant now) {
        run(() -> refunds.fail(known(store.refunds.get(refund), refund), happened(now)));
    }

    /** A rule of the shop's wants a person to look at what was paid. */
    public void openReview(String intent, Instant now) {
        run(() -> {
            var it = intent(intent);
            reviews.open(it.paid(), Cause.time(happened(now), it.operation));
        });
    }

    /** A person has looked at it in the processor's own pages: {@code approved}, or why not. */
    public void closeReview(String intent, String reason, Instant now) {
        run(() -> {
            var it = intent(intent);
            reviews.close(it, reason, Cause.time(happened(now), it.operation));
        });
    }

    /** The bank decides now on what is in {@code processing}. */
    public void finish(String intent, boolean succeeds, Instant now) {
        run(() -> till.finish(intent(intent), succeeds, happened(now)));
    }

    /**
     * The shopper answers the bank's question.
     *
     * @return where the shopper goes then: the shop's return URL
     */
    public URI authenticate(String intent, boolean succeeds, Instant now) {
        return locked(() -> bank.authenticate(intent(intent), succeeds, happened(now)));
    }

    /** Where webhooks go, and what signs them; null keeps what is. */
    public void webhooks(@Nullable URI url, @Nullable String secret) {
        run(() -> {
            hook = url == null ? hook : url;
            if (secret != null) {
                post.sign(secret);
            }
        });
    }

    Optional<URI> hook() {
        return locked(() -> Optional.ofNullable(hook));
    }

    void livesAt(URI home) {
        run(() -> shapes.livesAt(home));
    }

    List<Script.Line> behaviours() {
        return locked(script::lines);
    }

    void forgetBehaviours() {
        run(script::clear);
    }

    List<Post.Note> notes() {
        return locked(post::notes);
    }

    private void run(Runnable work) {
        locked(() -> {
            work.run();
            return work;
        });
    }

    private <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    private Instant happened(Instant now) {
        var then = now.plus(ahead);
        agenda.run(then);
        return then;
    }

    private Intent intent(String id) {
        return known(store.intents.get(id), id);
    }

    private static <T> T known(@Nullable T found, String id) {
        if (found == null) {
            throw new IllegalArgumentException("Nothing is named " + id);
        }
        return found;
    }
}
