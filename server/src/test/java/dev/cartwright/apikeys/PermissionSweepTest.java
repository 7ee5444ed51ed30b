package dev.cartwright.apikeys;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.AsAdmin;
import dev.cartwright.MovableClock;
import dev.cartwright.WholeShop;
import dev.cartwright.apikeys.KeyDesk.Told;
import dev.cartwright.kernel.CustomerId;
import dev.cartwright.platform.Permission;
import dev.cartwright.tokens.AccessTokens;
import dev.cartwright.tokens.Bearer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Each endpoint of the staff's, asked with each permission there is, by a customer and by nobody:
 * as the description of the interface says it is. Shoppers' own are {@code OthersTest}'s.
 */
@WholeShop
class PermissionSweepTest {

    private static final String STAFF = "/api/admin/";

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    @Autowired MockMvcTester http;
    @Autowired AccessTokens tokens;
    @Autowired MovableClock clock;

    Map<String, String> permissions = Map.of();

    /** By what each narrows itself, as its description says; the others are left out. */
    Map<String, String> honoured = Map.of();

    /**
     * What each operation of the interface asks for, as its description says; none for shoppers.
     */
    @BeforeEach
    void the_description() {
        permissions = new TreeMap<>();
        honoured = new TreeMap<>();
        var answer = desk().ask(AsAdmin.KEY, "GET", "/openapi.json", "");
        var paths = JsonMapper.shared().readTree(KeyDesk.body(answer)).at("/paths");
        for (var path : paths.properties()) {
            for (var operation : path.getValue().properties()) {
                var name = operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey();
                permissions.put(name, permission(operation.getValue()));
                var by = operation.getValue().path("x-honours").asString("");
                if (!by.isEmpty()) {
                    honoured.put(name, by);
                }
            }
        }
    }

    private static String permission(JsonNode operation) {
        return operation.path("x-permission").asString("");
    }

    @Test
    void what_is_answered_is_described_and_what_is_described_is_answered() {
        var answered =
                mappings.getHandlerMethods().entrySet().stream()
                        .filter(it ->
                                it.getValue()
                                        .getBeanType()
                                        .getPackageName()
                                        .startsWith("dev.cartwright"))
                        .filter(it ->
                                AnnotatedElementUtils.hasAnnotation(
                                        it.getValue().getBeanType(), ResponseBody.class))
                        .flatMap(it -> operations(it.getKey()))
                        .filter(it -> !it.endsWith(" /error"))
                        .collect(toCollection(TreeSet::new));

        assertThat(permissions.keySet()).containsExactlyElementsOf(answered);
    }

    private static Stream<String> operations(RequestMappingInfo mapping) {
        var methods = mapping.getMethodsCondition().getMethods();
        var asked = methods.isEmpty() ? Set.of(RequestMethod.GET) : methods;
        return mapping.getPatternValues().stream()
                .flatMap(path -> asked.stream().map(method -> method + " " + path));
    }

    @Test
    void the_staffs_have_a_permission_that_there_is_and_shoppers_have_none() {
        var used = new TreeSet<Permission>();
        permissions.forEach((operation, permission) -> {
            assertThat(permission.isEmpty())
                    .as(operation)
                    .isEqualTo(!operation.contains(" " + STAFF));
            if (!permission.isEmpty()) {
                used.add(Permission.parse(permission));
            }
        });

        assertThat(used).as("none is for nothing").containsExactlyElementsOf(Permission.all());
    }

    @Test
    void a_key_opens_what_asks_for_its_permission_and_nothing_else() {
        var failures = new SoftAssertions();
        for (var permission : Permission.all()) {
            anotherMinute();
            var key = desk().made(permission.toString()).key();
            staff().forEach(operation -> {
                var answer = ask(key, operation);
                var status = answer.getResponse().getStatus();
                if (permission.toString().equals(permissions.get(operation))) {
                    failures.assertThat(status)
                            .as("%s with %s: %s", operation, permission, KeyDesk.body(answer))
                            .isNotIn(401, 403)
                            .isLessThan(500);
                } else {
                    failures.assertThat(status)
                            .as("%s with %s", operation, permission)
                            .isEqualTo(403);
                    failures.assertThat(KeyDesk.body(answer))
                            .contains("\"permission\":\"" + permissions.get(operation) + "\"");
                }
            });
        }
        failures.assertAll();
    }

    @ParameterizedTest
    @CsvSource({"channel, channels, default", "location, locations, main"})
    void who_is_limited_opens_only_what_says_that_it_narrows_itself(
            String dimension, String field, String only) {
        var limits = "\"%s\":[\"%s\"]".formatted(field, only);
        var all = Permission.all().stream().map(it -> "\"" + it + "\"").collect(joining(","));
        var body = "{\"name\":\"Feed\",\"permissions\":[%s],%s}".formatted(all, limits);
        var key = Told.of(desk().ask(AsAdmin.KEY, "POST", KeyDesk.KEYS, body)).key();
        var failures = new SoftAssertions();
        anotherMinute();
        staff().forEach(operation -> {
            var answer = ask(key, operation);
            var status = answer.getResponse().getStatus();
            if (honoured.getOrDefault(operation, "").contains(dimension)) {
                failures.assertThat(status).as(operation).isNotEqualTo(401).isLessThan(500);
            } else {
                failures.assertThat(status).as(operation).isEqualTo(403);
                failures.assertThat(KeyDesk.body(answer)).contains("scope-too-narrow", limits);
            }
        });
        failures.assertAll();
    }

    @Test
    void the_document_lists_what_narrows_itself() throws IOException {
        var docs = Files.readString(Path.of("../docs/staff.md"));
        var begin = "<!-- honoured -->\n```\n";
        var listed =
                docs.substring(
                        docs.indexOf(begin) + begin.length(), docs.indexOf("```\n<!-- /honoured"));

        assertThat(listed)
                .isEqualTo(
                        honoured.entrySet().stream()
                                .map(it -> "%-18s %s%n".formatted(it.getValue(), it.getKey()))
                                .sorted()
                                .collect(joining()));
    }

    @Test
    void customers_and_strangers_open_nothing_of_the_staffs() {
        var ada =
                new Bearer(UUID.randomUUID(), new CustomerId(UUID.randomUUID()), UUID.randomUUID());
        var customer = tokens.issue(ada).token();
        var failures = new SoftAssertions();
        anotherMinute();
        for (var operation : staff().toList()) {
            for (var wrong : List.of("wrong", KeyText.make(), "")) {
                failures.assertThat(ask(wrong, operation).getResponse().getStatus())
                        .as("%s by a stranger", operation)
                        .isEqualTo(401);
            }
            failures.assertThat(ask(customer, operation).getResponse().getStatus())
                    .as("%s by a customer", operation)
                    .isEqualTo(403);
        }
        failures.assertAll();
    }

    private KeyDesk desk() {
        return new KeyDesk(http);
    }

    /** One network asks only so much in each. */
    private void anotherMinute() {
        clock.move(Duration.ofMinutes(1));
    }

    private Stream<String> staff() {
        return permissions.keySet().stream().filter(it -> it.contains(" " + STAFF));
    }

    /** Asks for something that there is not, with a body that says nothing. */
    private MvcTestResult ask(String key, String operation) {
        var words = operation.split(" ", 2);
        var path = words[1].replaceAll("\\{\\w+}", UUID.randomUUID().toString());
        var body = words[0].equals("GET") ? "" : "{}";
        var answer = desk().ask(key, words[0], path, body);
        return answer.getResponse().getStatus() == 415
                ? desk().ask(key, words[0], path, body, "text/csv")
                : answer;
    }
}
