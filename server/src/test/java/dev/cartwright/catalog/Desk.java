package dev.cartwright.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.MediaType.APPLICATION_JSON;

import com.jayway.jsonpath.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What staff do over HTTP, in a shop of their own. */
final class Desk {

    static final MediaType MERGE_PATCH = MediaType.valueOf("application/merge-patch+json");

    final Shop shop;
    private final MockMvcTester http;

    Desk(Catalog catalog, MockMvcTester http) {
        this.shop = new Shop(catalog);
        this.http = http;
    }

    /** A draft with one variant, whose SKU is the same word. */
    String draft(String word) {
        return """
        {"slug": "%s", "category": "%s", "texts": {"en": {"name": "%s"}},
         "variants": [{"sku": "%s", "prices": [{"amount": "4.20", "currency": "USD"}]}]}
        """
                .formatted(shop.slug(word), shop.tea, word, shop.sku(word));
    }

    String onSale(String word) {
        return draft(word).replaceFirst("\\{", "{\"status\": \"ACTIVE\", ");
    }

    /** Of a product with this word. */
    String at(String word) {
        return "/api/admin/products/" + shop.slug(word);
    }

    MvcTestResult post(String uri, String body) {
        return send(HttpMethod.POST, uri, body);
    }

    MvcTestResult put(String uri, String body) {
        return send(HttpMethod.PUT, uri, body);
    }

    MvcTestResult patch(String uri, String body) {
        return http.patch().uri(uri).contentType(MERGE_PATCH).content(body).exchange();
    }

    MvcTestResult patchSeen(String uri, String body, int version) {
        return http.patch()
                .uri(uri)
                .header("If-Match", "\"" + version + "\"")
                .contentType(MERGE_PATCH)
                .content(body)
                .exchange();
    }

    MvcTestResult get(String uri) {
        return http.get().uri(uri).exchange();
    }

    private MvcTestResult send(HttpMethod method, String uri, String body) {
        return http.method(method).uri(uri).contentType(APPLICATION_JSON).content(body).exchange();
    }

    String made(String body) {
        var answer = post("/api/admin/products", body);
        assertThat(answer.getResponse().getStatus()).as(text(answer)).isEqualTo(201);
        return text(answer);
    }

    static String text(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), UTF_8);
    }

    static String word(MvcTestResult answer, String path) {
        return JsonPath.read(done(answer), path);
    }

    static int number(MvcTestResult answer, String path) {
        return JsonPath.<Integer>read(done(answer), path);
    }

    static List<String> words(MvcTestResult answer, String path) {
        return JsonPath.read(done(answer), path);
    }

    static List<Object> all(MvcTestResult answer, String path) {
        return JsonPath.read(done(answer), path);
    }

    static Map<String, Object> map(MvcTestResult answer, String path) {
        return JsonPath.read(done(answer), path);
    }

    private static String done(MvcTestResult answer) {
        assertThat(answer.getResponse().getStatus()).as(text(answer)).isBetween(200, 299);
        return text(answer);
    }

    static void assertProblem(MvcTestResult answer, HttpStatus status, String slug) {
        assertThat(answer)
                .hasStatus(status)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("/problems/" + slug);
    }

    static void assertWrong(MvcTestResult answer, String field, String message) {
        assertThat(answer)
                .hasStatus(HttpStatus.BAD_REQUEST)
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"type": "/problems/invalid-request",
                         "errors": [{"field": "%s", "message": "%s"}]}
                        """
                                .formatted(field, message));
    }

    interface Act {
        MvcTestResult by(int i) throws Exception;
    }

    /** Returns the statuses of all, which are sent at once. */
    static List<Integer> race(int many, Act act) throws Exception {
        var all = new ArrayList<Callable<Integer>>();
        IntStream.range(0, many).forEach(i -> all.add(() -> act.by(i).getResponse().getStatus()));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(all).stream().map(Future::resultNow).toList();
        }
    }
}
