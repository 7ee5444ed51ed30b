package dev.cartwright.hostile;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Serves {@code /control} to who tests: how the processor is to behave, and what it did. */
final class ControlDesk {

    private static final ObjectNode DONE = Shapes.JSON.createObjectNode().put("done", true);

    private final HostileProcessor processor;

    ControlDesk(HostileProcessor processor) {
        this.processor = processor;
    }

    Reply serve(Request request, Instant now) {
        try {
            var body = request.body().isBlank() ? "{}" : request.body();
            return say(200, answer(request.line(), Shapes.JSON.readTree(body), now));
        } catch (IllegalArgumentException | JacksonException | ArithmeticException e) {
            return say(400, refusal(e));
        } catch (IllegalStateException e) {
            return say(409, refusal(e));
        }
    }

    private JsonNode answer(String line, JsonNode asked, Instant now) {
        return switch (line) {
            case "GET /control/books" -> tree(processor.books());
            case "GET /control/deliveries" -> tree(Map.of("deliveries", processor.notes()));
            case "GET /control/behaviours" -> behaviours();
            case "POST /control/behaviours" -> {
                processor.behave(text(asked, "on"), asked.path("times").asInt(1), behaviour(asked));
                yield behaviours();
            }
            case "DELETE /control/behaviours" -> {
                processor.forgetBehaviours();
                yield behaviours();
            }
            default -> deed(line, asked, now);
        };
    }

    private JsonNode deed(String line, JsonNode asked, Instant now) {
        switch (line) {
            case "POST /control/advance" ->
                    processor.advance(Duration.ofSeconds(asked.path("seconds").asLong(0)));
            case "POST /control/expire" -> {
                var reason = or(asked, "reason", "automatic");
                processor.expire(text(asked, "payment_intent"), reason, now);
            }
            case "POST /control/fail-refund" -> processor.failRefund(text(asked, "refund"), now);
            case "POST /control/finish" ->
                    processor.finish(text(asked, "payment_intent"), succeeds(asked), now);
            case "POST /control/authenticate" ->
                    processor.authenticate(text(asked, "payment_intent"), succeeds(asked), now);
            case "POST /control/open-review" ->
                    processor.openReview(text(asked, "payment_intent"), now);
            case "POST /control/close-review" ->
                    processor.closeReview(
                            text(asked, "payment_intent"), or(asked, "reason", "approved"), now);
            case "POST /control/webhooks" -> {
                var url = asked.path("url").asString("");
                var secret = asked.path("secret").asString("");
                processor.webhooks(
                        url.isEmpty() ? null : httpOnly(url), secret.isEmpty() ? null : secret);
            }
            default -> throw new IllegalArgumentException("There is no " + line);
        }
        return DONE;
    }

    private JsonNode behaviours() {
        return tree(Map.of("behaviours", processor.behaviours()));
    }

    private static JsonNode tree(Object answer) {
        return Shapes.JSON.valueToTree(answer);
    }

    private static Behaviour behaviour(JsonNode asked) {
        var answering = Answering.valueOf(or(asked, "do", "HONEST"));
        var manner = Telling.Manner.valueOf(or(asked, "webhooks", "HONEST"));
        var delay = Duration.ofSeconds(asked.path("delay_seconds").asLong(0));
        if (delay.isNegative() || (manner == Telling.Manner.DELAY && delay.isZero())) {
            throw new IllegalArgumentException("delay_seconds is needed");
        }
        return new Behaviour(answering, new Telling(manner, delay));
    }

    private static boolean succeeds(JsonNode asked) {
        return switch (text(asked, "outcome")) {
            case "succeed" -> true;
            case "fail" -> false;
            default -> throw new IllegalArgumentException("outcome is succeed or fail");
        };
    }

    private static URI httpOnly(String url) {
        var uri = URI.create(url);
        if (!"http".equals(uri.getScheme()) || uri.getHost() == null) {
            throw new IllegalArgumentException("url must be http://");
        }
        return uri;
    }

    private static String text(JsonNode asked, String name) {
        var value = asked.path(name).asString("");
        if (value.isEmpty()) {
            throw new IllegalArgumentException(name + " is needed");
        }
        return value;
    }

    private static String or(JsonNode asked, String name, String unsaid) {
        return asked.path(name).asString(unsaid);
    }

    private static ObjectNode refusal(Exception why) {
        @Nullable String message = why.getMessage();
        return Shapes.JSON.createObjectNode().put("error", message);
    }

    private static Reply say(int status, JsonNode body) {
        return new Reply(
                status,
                Map.of("Content-Type", "application/json"),
                body.toString(),
                Reply.Carriage.WHOLE,
                List.of());
    }
}
