package dev.cartwright.hostile;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/** Serves lists and searches of intents, newest first. */
final class Lists {

    private static final Pattern CLAUSE =
            Pattern.compile("(?:metadata\\[(['\"])(.+?)\\1\\]|(status))\\s*:\\s*(['\"])(.*?)\\4");

    private final Store store;
    private final BiFunction<Intent, Params, ObjectNode> shape;
    private final Duration hiddenFor;

    Lists(Store store, BiFunction<Intent, Params, ObjectNode> shape, Duration hiddenFor) {
        this.store = store;
        this.shape = shape;
        this.hiddenFor = hiddenFor;
    }

    ObjectNode list(Call call) {
        var asked = call.params();
        asked.only("limit", "starting_after", "created", "customer");
        var customer = asked.text("customer");
        var found =
                store.intents.values().stream()
                        .filter(it -> customer == null || customer.equals(it.customer))
                        .filter(it -> isWithin(it.created, asked))
                        .toList();
        return page(call, "/v1/payment_intents", found, shape(call));
    }

    /** With whole things in place of ids, where that is asked for. */
    private Function<Intent, ObjectNode> shape(Call call) {
        var asked = call.params().ofEach();
        return it -> shape.apply(it, asked);
    }

    private static boolean isWithin(Instant created, Params asked) {
        var at = created.getEpochSecond();
        var from = asked.number("created[gte]");
        var after = asked.number("created[gt]");
        var until = asked.number("created[lte]");
        var before = asked.number("created[lt]");
        return (from == null || at >= from)
                && (after == null || at > after)
                && (until == null || at <= until)
                && (before == null || at < before);
    }

    /** Finds nothing that is new, as Stripe's search does not. */
    ObjectNode search(Call call) {
        call.params().only("query", "limit", "page");
        var wanted = query(call.params().required("query"));
        var settled = call.cause().now().minus(hiddenFor);
        var found =
                store.intents.values().stream()
                        .filter(it -> !it.created.isAfter(settled))
                        .filter(wanted)
                        .toList();
        var result = page(call, "/v1/payment_intents/search", found, shape(call));
        return result.put("object", "search_result").putNull("next_page");
    }

    private static Predicate<Intent> query(String query) {
        return query(query, it -> it.status.word(), it -> it.metadata);
    }

    /**
     * @param status of a thing, in Stripe's word
     */
    static <T> Predicate<T> query(
            String query, Function<T, String> status, Function<T, Map<String, String>> metadata) {
        Predicate<T> all = it -> true;
        for (var clause : query.split("(?i)\\s+AND\\s+", -1)) {
            var parts = CLAUSE.matcher(clause.strip());
            if (!parts.matches()) {
                throw StripeError.invalid(
                        "query", null, "We were unable to parse your search query.");
            }
            var value = parts.group(5);
            var key = parts.group(2);
            all =
                    all.and(it ->
                            value.equals(
                                    key == null ? status.apply(it) : metadata.apply(it).get(key)));
        }
        return all;
    }

    /**
     * @param things oldest first
     */
    static <T> ObjectNode page(
            Call call, String url, List<T> things, Function<T, ObjectNode> shape) {
        var said = call.params().number("limit");
        var limit = said == null ? 10 : said;
        if (limit < 1 || limit > 100) {
            throw StripeError.invalid("limit", "parameter_invalid_integer", "Invalid limit");
        }
        var shapes = things.reversed().stream().map(shape);
        var last = call.params().text("starting_after");
        if (last != null) {
            shapes = shapes.dropWhile(it -> !last.equals(it.path("id").asString())).skip(1);
        }
        var rows = shapes.limit(limit + 1).toList();
        var page = Shapes.JSON.createObjectNode().put("object", "list");
        var data = page.putArray("data");
        rows.stream().limit(limit).forEach(data::add);
        return page.put("has_more", rows.size() > limit).put("url", url);
    }
}
