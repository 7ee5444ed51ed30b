package dev.cartwright.hostile;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Receives a merchant's requests under {@code /v1}, and treats each as it was told to. */
final class Counter {

    private static final int MOST_WAITING = 8;

    private final Router router;
    private final Script script;
    private final Keys keys = new Keys();
    private final Agenda agenda;
    private final Ids ids;
    private final Store store;
    private final HostileSettings settings;

    Counter(
            Router router,
            Script script,
            Agenda agenda,
            Ids ids,
            Store store,
            HostileSettings settings) {
        this.router = router;
        this.script = script;
        this.agenda = agenda;
        this.ids = ids;
        this.store = store;
        this.settings = settings;
    }

    /**
     * @param waiting how many webhooks nobody has fetched
     */
    Reply serve(Request request, Instant now, int waiting) {
        var id = ids.next("req_");
        try {
            admit(request, waiting);
            var isPost = request.method().equals("POST");
            var params = Params.of(isPost ? request.body() : request.query());
            var behaviour = script.towards(request);
            var key = isPost ? request.header("Idempotency-Key") : null;
            var cause = new Cause(now, id, key, operation(params, key), behaviour.telling());
            return treat(Call.of(request, params, cause), behaviour.answering());
        } catch (StripeError e) {
            return say(e.status, e.body(), id);
        }
    }

    private void admit(Request request, int waiting) {
        var authorization = request.header("Authorization");
        if (authorization == null || !authorization.startsWith("Bearer sk_test_")) {
            var message =
                    authorization == null
                            ? "You did not provide an API key."
                            : "Invalid API Key provided: it must begin with sk_test_.";
            throw StripeError.of(401, "invalid_request_error", null, message);
        }
        if (store.isFull()
                || keys.size() >= MOST_WAITING * settings.most()
                || waiting >= MOST_WAITING * settings.most()) {
            throw StripeError.of(503, "api_error", null, "The books are full: open new ones.");
        }
    }

    private static String operation(Params params, @Nullable String key) {
        var named = params.text("metadata[operation]");
        return named != null ? named : key == null ? "" : key;
    }

    private Reply treat(Call call, Answering how) {
        return switch (how) {
            case HONEST -> honest(call);
            case COMMIT_THEN_HANG -> honest(call).by(Reply.Carriage.HANG);
            case COMMIT_THEN_RESET -> honest(call).by(Reply.Carriage.RESET_BEFORE);
            case RESET_MID_BODY -> honest(call).by(Reply.Carriage.RESET_MID_BODY);
            case DRIP -> honest(call).by(Reply.Carriage.DRIP);
            case COMMIT_THEN_500 -> {
                keys.once(call.cause().key(), call, () -> failed(call, work(call)));
                yield failed(call);
            }
            case FAIL_500 -> {
                keys.once(call.cause().key(), call, () -> failed(call, null));
                yield failed(call);
            }
            case REFUSE -> keys.once(call.cause().key(), call, () -> refused(call));
            case FLIP_AMOUNT -> keys.once(call.cause().key(), call, () -> flipped(work(call)));
            case HANG_WITHOUT_COMMIT -> failed(call).by(Reply.Carriage.HANG);
            case RESET_BEFORE -> failed(call).by(Reply.Carriage.RESET_BEFORE);
            case COMMIT_LATER -> later(call).by(Reply.Carriage.HANG);
            case RATE_LIMIT ->
                    throw StripeError.of(
                            429,
                            "invalid_request_error",
                            "rate_limit",
                            "Request rate limit exceeded.");
        };
    }

    private Reply honest(Call call) {
        return keys.once(call.cause().key(), call, () -> work(call));
    }

    private Keys.Answer work(Call call) {
        try {
            return new Keys.Answer(say(200, router.answer(call), call.cause().request()), true);
        } catch (StripeError e) {
            return new Keys.Answer(say(e.status, e.body(), call.cause().request()), e.remembered);
        }
    }

    private Reply later(Call call) {
        var key = call.cause().key();
        var before = key == null ? null : keys.before(key, call);
        if (before != null) {
            return before;
        }
        if (key != null) {
            keys.hold(key, call);
        }
        agenda.add(
                call.cause().now().plus(settings.lateBy()),
                at -> {
                    var was = call.cause();
                    var cause = new Cause(at, was.request(), key, was.operation(), was.telling());
                    var answer =
                            work(new Call(call.request(), call.segments(), call.params(), cause));
                    if (key != null) {
                        keys.settle(key, answer);
                    }
                });
        return failed(call);
    }

    private Keys.Answer failed(Call call, Keys.@Nullable Answer done) {
        return new Keys.Answer(failed(call), done == null || done.remembered());
    }

    private Reply failed(Call call) {
        var error = StripeError.of(500, "api_error", null, "An unknown error occurred.");
        return say(500, error.body(), call.cause().request());
    }

    private Keys.Answer refused(Call call) {
        var error = StripeError.state("balance_insufficient", "Insufficient funds in the balance.");
        return new Keys.Answer(say(error.status, error.body(), call.cause().request()), true);
    }

    private static Keys.Answer flipped(Keys.Answer answer) {
        var body = (ObjectNode) Shapes.JSON.readTree(answer.reply().body());
        Flip.amounts(body);
        var reply = answer.reply();
        return new Keys.Answer(
                new Reply(
                        reply.status(),
                        reply.headers(),
                        body.toString(),
                        reply.carriage(),
                        reply.first()),
                answer.remembered());
    }

    private Reply say(int status, ObjectNode body, @Nullable String request) {
        return new Reply(
                status,
                Map.of(
                        "Content-Type",
                        "application/json",
                        "Request-Id",
                        request == null ? "" : request,
                        "Stripe-Version",
                        settings.version()),
                body.toString(),
                Reply.Carriage.WHOLE,
                List.of());
    }
}
