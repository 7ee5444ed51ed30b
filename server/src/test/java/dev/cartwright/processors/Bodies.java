package dev.cartwright.processors;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What may come instead of an answer, from who is broken, in between, or hostile. */
final class Bodies {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final List<String> NONSENSE =
            List.of(
                    "",
                    " \r\n",
                    "null",
                    "true",
                    "7",
                    "\"text\"",
                    "[]",
                    "{}",
                    "{\"error\":null}",
                    "{\"error\":\"text\"}",
                    "{\"error\":{}}",
                    "{\"error\":{\"type\":7,\"code\":[]}}",
                    "{\"object\":null}",
                    "{\"object\":\"unheard_of\",\"id\":\"x_1\"}",
                    "{\"object\":\"list\"}",
                    "{\"object\":\"list\",\"data\":7,\"has_more\":false}",
                    "{\"object\":\"list\",\"data\":[null],\"has_more\":false}",
                    "<html><body><h1>502 Bad Gateway</h1></body></html>",
                    "\u0000\ufffd",
                    "[".repeat(2_000),
                    "{\"a\":".repeat(2_000));

    private static final List<String> ODD =
            List.of(
                    "null",
                    "0",
                    "-1",
                    "1.5",
                    "99999999999999999999",
                    "\"\"",
                    "\"\\u0000\"",
                    "[]",
                    "{}",
                    "[{}]",
                    "true",
                    "\"succeeded\"",
                    "\"canceled\"",
                    "\"eur\"");

    /** Too large to be tried with every status. */
    static final List<String> HUGE =
            List.of(
                    "x".repeat(1 << 20),
                    "[".repeat(1 << 20),
                    "{\"object\":".repeat(100_000),
                    "{\"id\":\"" + "9".repeat(1 << 20) + "\"}",
                    "[" + "0,".repeat(1 << 19) + "0]");

    private Bodies() {}

    /** Nonsense, genuine bodies, and one of these without its end. */
    static List<String> any(String done, List<String> others) {
        var bodies = new ArrayList<>(NONSENSE);
        bodies.addAll(others);
        bodies.add(done);
        bodies.add(done.substring(0, done.length() / 2));
        bodies.add(done.substring(0, done.length() - 1));
        return bodies;
    }

    /** One body, each time with another field that is not there or not what it should be. */
    static Stream<String> odd(String body) {
        return JSON.readTree(body).propertyNames().stream()
                .flatMap(name ->
                        ODD.stream()
                                .map(odd ->
                                        ((ObjectNode) JSON.readTree(body))
                                                .set(name, JSON.readTree(odd))
                                                .toString()));
    }

    /** One body with some of its letters or fields changed. */
    static String damaged(String body, Random random) {
        return random.nextBoolean() ? mistyped(body, random) : garbled(body, random);
    }

    private static String garbled(String body, Random random) {
        var text = new StringBuilder(body);
        for (int i = random.nextInt(1, 6); i > 0 && !text.isEmpty(); i--) {
            var at = random.nextInt(text.length());
            switch (random.nextInt(4)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.setCharAt(at, "{}[]\",:0-e\\".charAt(random.nextInt(11)));
                case 2 -> text.insert(at, text.substring(at, Math.min(text.length(), at + 9)));
                default -> text.setLength(at);
            }
        }
        return text.toString();
    }

    private static String mistyped(String body, Random random) {
        var root = JSON.readTree(body);
        var thing = root;
        while (thing instanceof ObjectNode it && !it.isEmpty()) {
            var names = List.copyOf(it.propertyNames());
            var name = names.get(random.nextInt(names.size()));
            if (it.get(name) instanceof ObjectNode inner && random.nextBoolean()) {
                thing = inner;
            } else {
                it.set(name, odd(random));
                return root.toString();
            }
        }
        return root.toString();
    }

    private static JsonNode odd(Random random) {
        return JSON.readTree(ODD.get(random.nextInt(ODD.size())));
    }

    /** Enough of a body to find it again. */
    static String shown(String body) {
        return body.length() > 400 ? body.substring(0, 400) + "… " + body.length() : body;
    }
}
