package dev.cartwright;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Each operation of the documented interface, asked with a number of a card in one text after the
 * other; all else in the request is as somebody might send it.
 */
final class EveryRequest {

    private final Examples examples;
    private final SeededCards cards;
    private final BodyTexts texts;
    private final List<Operation> operations;

    EveryRequest(JsonNode api, Examples examples, SeededCards cards) {
        this.examples = examples;
        this.cards = cards;
        this.texts = new BodyTexts(api);
        operations = operations(api);
    }

    /**
     * A request.
     *
     * @param place the operation and the text in it that has the number
     * @param body empty where there is none
     */
    record Ask(
            String operation,
            String place,
            String method,
            String address,
            Map<String, String> headers,
            String body) {}

    /** An operation of the interface. */
    private record Operation(String method, String path, JsonNode says) {

        String name() {
            return method + " " + path;
        }
    }

    /** The operations in an order in which none takes away what the next one needs. */
    private static List<Operation> operations(JsonNode api) {
        var operations = new ArrayList<Operation>();
        api.get("paths")
                .forEachEntry((path, methods) ->
                        methods.forEachEntry((method, says) ->
                                operations.add(
                                        new Operation(
                                                method.toUpperCase(Locale.ROOT), path, says))));
        operations.sort((one, other) -> Boolean.compare(takesAway(one), takesAway(other)));
        return operations;
    }

    /** Returns all operations, as {@link Ask#operation} has them. */
    List<String> names() {
        return operations.stream().map(Operation::name).toList();
    }

    /** Returns the names of what an operation is asked with, in its path or its query. */
    List<String> parameters(String operation, String in) {
        return parameters(named(operation), Set.of(in)).toList();
    }

    /** Returns an operation's address, in which a parameter has such a value; or none has. */
    String address(String operation, String parameter, String value) {
        return address(named(operation), parameter, value);
    }

    private Operation named(String name) {
        return operations.stream().filter(it -> it.name().equals(name)).findFirst().orElseThrow();
    }

    private static boolean takesAway(Operation it) {
        return it.method.equals("DELETE")
                || it.path.matches(".*/(erasure|archival|cancellation|suspension|logout|recall)");
    }

    /** Returns the requests, each with a number in one place. */
    Stream<Ask> seeded() {
        return operations.stream()
                .flatMap(it -> Stream.of(inBody(it), inAddress(it), inHeaders(it)))
                .flatMap(it -> it);
    }

    /**
     * A number in each text of the body, as it is and as people group it; and in no field of ours.
     */
    private Stream<Ask> inBody(Operation it) {
        var sample = examples.body(it.name());
        if (sample == null) {
            return Stream.empty();
        }
        var asks = new ArrayList<Ask>();
        for (var text : texts.of(schema(it), sample)) {
            for (var form : List.of("%s", "Card %s.")) {
                var place = it.name() + " " + text;
                var number = cards.next(place);
                var shown = form.equals("%s") ? number : number.replaceAll("(.{4})(?=.)", "$1 ");
                var body = sample.deepCopy();
                BodyTexts.put(body, text, form.formatted(shown));
                asks.add(ask(it, place, address(it, "", ""), Map.of(), body.toString()));
            }
        }
        for (var unknown : List.of("cardNumber", "number", "cvc")) {
            var place = it.name() + " an unknown " + unknown;
            var body = sample.deepCopy();
            body.put(unknown, cards.next(place));
            asks.add(ask(it, place, address(it, "", ""), Map.of(), body.toString()));
        }
        var called = sample.deepCopy();
        called.put(cards.next(it.name() + " a name"), "4");
        asks.add(ask(it, it.name() + " a name", address(it, "", ""), Map.of(), called.toString()));
        return asks.stream();
    }

    private Stream<Ask> inAddress(Operation it) {
        return parameters(it, Set.of("path", "query"))
                .map(name -> {
                    var place = it.name() + " ?" + name;
                    var body = examples.body(it.name());
                    var address = address(it, name, cards.next(place));
                    return ask(it, place, address, Map.of(), body == null ? "" : body.toString());
                });
    }

    /** A number in each header that the operation knows, and in those that everybody sends. */
    private Stream<Ask> inHeaders(Operation it) {
        var always = Set.of("User-Agent", "X-Request-Id", "Referer", "Accept-Language");
        var known =
                parameters(it, Set.of("header"))
                        .filter(name -> !name.equals("Content-Type"))
                        .map(Set::of);
        return Stream.concat(known, Stream.of(always))
                .map(names -> {
                    var headers = new LinkedHashMap<String, String>();
                    names.forEach(name -> headers.put(name, cards.next(it.name() + " " + name)));
                    var body = examples.body(it.name());
                    var sent = body == null ? "" : body.toString();
                    return ask(it, it.name() + " headers", address(it, "", ""), headers, sent);
                });
    }

    private Ask ask(
            Operation it, String place, String address, Map<String, String> more, String body) {
        var headers = new LinkedHashMap<>(examples.headers(it.name()));
        headers.putAll(more);
        return new Ask(it.name(), place, it.method, address, headers, body);
    }

    private String address(Operation it, String seeded, String number) {
        var address = it.path;
        for (var name : parameters(it, Set.of("path")).toList()) {
            var value = name.equals(seeded) ? number : examples.pathVariable(it.path, name);
            address = address.replace("{" + name + "}", URLEncoder.encode(value, UTF_8));
        }
        var inQuery = parameters(it, Set.of("query")).anyMatch(seeded::equals);
        var query = examples.query(it.name());
        if (inQuery) {
            query = (query.isEmpty() ? "?" : query + "&") + seeded + "=" + number;
        }
        return address + query;
    }

    private static Stream<String> parameters(Operation it, Set<String> in) {
        return it.says
                .path("parameters")
                .valueStream()
                .filter(each -> in.contains(each.get("in").asString()))
                .map(each -> each.get("name").asString());
    }

    /** What the body is; missing where there is none, or a file. */
    private JsonNode schema(Operation it) {
        return it.says.at("/requestBody/content/application~1json/schema");
    }
}
