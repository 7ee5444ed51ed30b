package dev.cartwright;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Requests of which one thing is not as anybody would send it: another type, a limit and what is
 * beyond it, another encoding, too deep, somebody else's id. The same seed makes the same ones.
 */
final class OddRequests {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String OBJECT = "application/json";

    private static final List<String> HEADERS =
            List.of("Idempotency-Key", "If-Match", "Accept", "Accept-Language", "X-Order-Token");

    private final EveryRequest every;
    private final Examples examples;
    private final Random random;

    OddRequests(EveryRequest every, Examples examples, long seed) {
        this.every = every;
        this.examples = examples;
        random = new Random(seed);
    }

    /**
     * A request.
     *
     * @param body a character for each byte
     * @param what is odd about it
     */
    record Odd(
            String operation,
            String address,
            Map<String, String> headers,
            String body,
            String what) {

        String method() {
            return operation.substring(0, operation.indexOf(' '));
        }

        @Override
        public String toString() {
            return "%s (%s) %s %s %s"
                    .formatted(
                            operation,
                            what,
                            address.substring(0, Math.min(300, address.length())),
                            headers,
                            body.substring(0, Math.min(300, body.length())));
        }
    }

    /** Returns so many for each operation, in an order in which none takes what the next needs. */
    Stream<Odd> each(int times) {
        return every.names().stream()
                .flatMap(operation -> Stream.generate(() -> odd(operation)).limit(times));
    }

    private Odd odd(String operation) {
        var body = examples.body(operation);
        var kinds = new ArrayList<Integer>(List.of(0, 1, 2));
        if (body != null) {
            kinds.addAll(List.of(3, 3, 3, 3, 4));
        }
        return switch (pick(kinds)) {
            case 0 -> inPath(operation, body);
            case 1 -> inQuery(operation, body);
            case 2 -> inHeader(operation, body);
            case 3 -> inBody(operation, Objects.requireNonNull(body));
            default -> raw(operation, Objects.requireNonNull(body).toString());
        };
    }

    private Odd inPath(String operation, @Nullable ObjectNode body) {
        var variables = every.parameters(operation, "path");
        if (variables.isEmpty()) {
            return inQuery(operation, body);
        }
        var name = pick(variables);
        var value = pick(OddTexts.ELSEWHERE);
        // An empty one is another address.
        var odd = value.isBlank() ? anId() : value;
        return odd(
                operation,
                every.address(operation, name, odd),
                Map.of(),
                body,
                name + " of the path");
    }

    private Odd inQuery(String operation, @Nullable ObjectNode body) {
        var known = every.parameters(operation, "query");
        var name = known.isEmpty() ? "unknown" : pick(known);
        var value = encoded(pick(OddTexts.ELSEWHERE));
        var address = every.address(operation, "", "");
        var twice = random.nextInt(8) == 0 ? "&" + name + "=" + value : "";
        var query = (address.contains("?") ? "&" : "?") + name + "=" + value + twice;
        return odd(operation, address + query, Map.of(), body, name + " of the query");
    }

    private Odd inHeader(String operation, @Nullable ObjectNode body) {
        var name = pick(HEADERS);
        var value = pick(OddTexts.ELSEWHERE).replaceAll("[^\\x20-\\x7e]", "?");
        var address = every.address(operation, "", "");
        return switch (random.nextInt(8)) {
            case 0 ->
                    odd(
                            operation,
                            address,
                            Map.of("Authorization", "Bearer " + value),
                            body,
                            "token");
            case 1 -> odd(operation, address, Map.of("Authorization", ""), body, "nobody");
            case 2 -> odd(operation, address, Map.of("Content-Type", "text/plain"), body, "type");
            default -> odd(operation, address, Map.of(name, value), body, name);
        };
    }

    private Odd inBody(String operation, ObjectNode body) {
        var marked = body.deepCopy();
        var places = new ArrayList<Place>();
        find(marked, "", places);
        var what = "no field";
        var text = marked.toString();
        if (!places.isEmpty()) {
            var place = pick(places);
            what = place.name;
            text = changed(marked, place);
        }
        return new Odd(
                operation,
                every.address(operation, "", ""),
                headers(operation, Map.of()),
                bytes(text, UTF_8),
                what);
    }

    /** Somewhere in a body. */
    private record Place(JsonNode parent, String field, int index, String name) {}

    private static void find(JsonNode node, String name, List<Place> places) {
        if (node instanceof ObjectNode object) {
            object.properties()
                    .forEach(it -> {
                        var inside = name + "/" + it.getKey();
                        places.add(new Place(object, it.getKey(), 0, inside));
                        find(it.getValue(), inside, places);
                    });
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                places.add(new Place(array, "", i, name + "/" + i));
                find(array.get(i), name + "/" + i, places);
            }
        }
    }

    /** What no JSON node can be, such as 1e400, is put in as text. */
    private String changed(ObjectNode body, Place place) {
        var mark = "\u00a7" + random.nextInt();
        var kind = random.nextInt(12);
        var old =
                place.parent instanceof ObjectNode object
                        ? object.get(place.field)
                        : place.parent.get(place.index);
        var value =
                switch (kind) {
                    case 0 -> "[" + (old + ",").repeat(300) + old + "]";
                    case 1 -> "[".repeat(40) + "]".repeat(40);
                    case 2 -> "\"" + anId() + "\"";
                    case 3 -> "{\"" + "a".repeat(40) + "\": " + old + "}";
                    default -> pick(OddTexts.IN_JSON);
                };
        if (place.parent instanceof ObjectNode object) {
            if (kind == 4) {
                object.remove(place.field);
                return body.toString();
            }
            object.put(place.field, mark);
        } else if (place.parent instanceof ArrayNode array) {
            array.set(place.index, JSON.stringNode(mark));
        }
        return body.toString().replace("\"" + mark + "\"", value);
    }

    private Odd raw(String operation, String body) {
        var half = body.substring(0, random.nextInt(body.length()));
        var bytes =
                switch (random.nextInt(10)) {
                    case 0 -> bytes(half, UTF_8);
                    case 1 -> bytes(body + body, UTF_8);
                    case 2 -> bytes("\ufeff" + body, UTF_8);
                    case 3 -> bytes(body, UTF_16);
                    case 4 -> "{\"\u00c3(\":1}";
                    case 5 -> bytes("[" + body + "]", UTF_8);
                    case 6 -> bytes(pick(OddTexts.IN_JSON), UTF_8);
                    case 7 -> "[".repeat(50_000);
                    case 8 -> bytes(body.replaceFirst("\\{", "{\"\": 1, \"unknown\": {}, "), UTF_8);
                    default -> bytes(body.replaceFirst("\\{(\"\\w+\":)", "{$1 null, $1"), UTF_8);
                };
        return new Odd(
                operation,
                every.address(operation, "", ""),
                headers(operation, Map.of()),
                bytes,
                "all of the body");
    }

    private Odd odd(
            String operation,
            String address,
            Map<String, String> more,
            @Nullable ObjectNode body,
            String what) {
        var bytes = body == null ? "" : bytes(body.toString(), UTF_8);
        return new Odd(operation, address, headers(operation, more), bytes, what);
    }

    private Map<String, String> headers(String operation, Map<String, String> more) {
        var headers = new LinkedHashMap<>(examples.headers(operation));
        headers.put("Content-Type", OBJECT);
        headers.putAll(more);
        headers.values().removeIf(String::isEmpty);
        return headers;
    }

    /** One that is nobody's. */
    private String anId() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    private static String bytes(String text, Charset as) {
        return new String(text.getBytes(as), ISO_8859_1);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    private <T> T pick(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
