package dev.cartwright;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.OddRequests.Odd;
import dev.cartwright.platform.Channels;
import dev.cartwright.rates.Rates;
import dev.cartwright.rates.ShippingMethod;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.joda.money.Money;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whatever is sent to whichever operation of the interface: the shop answers as its description
 * says, within a second, tells nothing of itself, and has done nothing where it says no.
 */
@WholeShop
@ActiveProfiles("sandbox")
@TestInstance(Lifecycle.PER_CLASS)
@TestPropertySource(
        properties = {
            "cartwright.limits.enabled=false",
            "cartwright.attempts.limited=false",
            "cartwright.attempts.hold-for=0s"
        })
class FuzzTest {

    /** What only we know: names of classes, statements, files. */
    private static final Pattern OURS =
            Pattern.compile(
                    "Exception|dev\\.cartwright|java\\.(lang|util)|\\bat (dev|org|java|tools)\\.|org\\.springframework|[Jj][Oo][Oo][Qq]|PSQL|\\.java:"
                            + "|(?i)\\bselect\\b.+\\bfrom\\b|insert into|constraint|/tmp/|/home/|/root/");

    private static final Duration SOON = Duration.ofSeconds(1);

    /** Where a refusal is noted by itself, as it should be. */
    private static final Pattern NOTED = Pattern.compile("authlog\\..*|attempts\\..*|apikeys\\..*");

    @Autowired Rates rates;
    @Autowired DSLContext db;
    @LocalServerPort int port;

    final HttpClient http = HttpClient.newHttpClient();
    JsonNode api = JsonMapper.shared().nullNode();
    Examples examples;
    EveryRequest every;

    @BeforeAll
    void a_shop_with_one_of_each_thing() throws IOException {
        var free = Money.parse("USD 0");
        var standard =
                ShippingMethod.flat(Channels.DEFAULT, "standard", "Standard", free, Set.of());
        rates.add(List.of(standard), List.of());
        api = JsonMapper.shared().readTree(Files.readString(Path.of("../docs/openapi.json")));
        examples = new Examples(new FilledShop(this::send));
        every = new EveryRequest(api, examples, new SeededCards());
    }

    @Test
    void a_dozen_odd_requests_to_each_operation() {
        fuzz(12, 1, 40);
    }

    @Test
    @Tag("long")
    void two_hundred_odd_requests_to_each_operation() {
        fuzz(200, new Random().nextLong(), 400);
    }

    /**
     * @param asked how often each operation is
     * @param looked at so many refusals it is seen that nothing changed
     */
    private void fuzz(int asked, long seed, int looked) {
        var faults = new TreeSet<String>();
        var answered = new TreeMap<String, Set<Integer>>();
        var refused = new ArrayList<Odd>();
        new OddRequests(every, examples, seed)
                .each(asked)
                .forEach(odd -> {
                    var answer = patient(odd);
                    answered.computeIfAbsent(odd.operation(), _ -> new TreeSet<>())
                            .add(answer.statusCode());
                    faults(odd, answer).forEach(it -> faults.add(it + "\n    of " + odd));
                    if (answer.statusCode() >= 400) {
                        refused.add(odd);
                    }
                });

        assertThat(faults).as("seed %d", seed).isEmpty();
        assertThat(answered.keySet()).containsExactlyInAnyOrderElementsOf(every.names());
        var random = new Random(seed);
        for (int i = 0; i < looked; i++) {
            assertNothingIsDone(refused.get(random.nextInt(refused.size())));
        }
    }

    private void assertNothingIsDone(Odd odd) {
        var before = state();
        var answer = send(odd);
        if (answer.statusCode() >= 400) {
            assertThat(state()).as("%s: %s", odd, answer.body()).isEqualTo(before);
        }
    }

    private Map<String, String> state() {
        var state = new TreeMap<>(DatabaseState.of(db).tables());
        state.keySet().removeIf(it -> NOTED.matcher(it).matches());
        return state;
    }

    /** A machine that is busy may take its time now and then, and not each time. */
    private HttpResponse<String> patient(Odd odd) {
        for (int tries = 0; tries < 3; tries++) {
            var begun = System.nanoTime();
            var answer = send(odd);
            if (Duration.ofNanos(System.nanoTime() - begun).compareTo(SOON) < 0) {
                return answer;
            }
        }
        throw new AssertionError("It takes longer than " + SOON + ": " + odd);
    }

    private List<String> faults(Odd odd, HttpResponse<String> answer) {
        var status = answer.statusCode();
        var says = operation(odd.operation()).path("responses");
        var faults = new ArrayList<String>();
        if (status >= 500) {
            faults.add("%d: %s".formatted(status, answer.body()));
        }
        var said = says.path(Integer.toString(status));
        if (said.isMissingNode()) {
            faults.add("%d is not described: %s".formatted(status, answer.body()));
        }
        var type = answer.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
        if (status >= 400 && !type.equals("application/problem+json")) {
            faults.add("%d is no problem but %s: %s".formatted(status, type, answer.body()));
        }
        if (type.endsWith("json")) {
            faults.addAll(shape(said.path("content").path(type).path("schema"), answer.body()));
        }
        if (OURS.matcher(answer.body()).find()) {
            faults.add("%d tells of us: %s".formatted(status, answer.body()));
        }
        return faults;
    }

    private List<String> shape(JsonNode schema, String body) {
        try {
            return new AnswerSchema(api).faults(schema, JsonMapper.shared().readTree(body));
        } catch (JacksonException e) {
            return List.of("no JSON: " + body);
        }
    }

    private JsonNode operation(String name) {
        var words = name.split(" ", 2);
        return api.path("paths").path(words[1]).path(words[0].toLowerCase(Locale.ROOT));
    }

    private HttpResponse<String> send(Odd odd) {
        return send(
                odd.method(),
                odd.address(),
                odd.headers(),
                odd.body().getBytes(StandardCharsets.ISO_8859_1));
    }

    private HttpResponse<String> send(
            String method, String address, Map<String, String> headers, String body) {
        var more = new TreeMap<>(headers);
        more.put("Content-Type", "application/json");
        return send(method, address, more, body.getBytes(StandardCharsets.UTF_8));
    }

    private HttpResponse<String> send(
            String method, String address, Map<String, String> headers, byte[] body) {
        var publisher =
                body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body);
        var request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + address))
                        .timeout(Duration.ofSeconds(20))
                        .method(method, publisher);
        headers.forEach(request::header);
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + address, e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
