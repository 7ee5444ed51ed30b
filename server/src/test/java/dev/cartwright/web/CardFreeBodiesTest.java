package dev.cartwright.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.DatabaseState;
import dev.cartwright.WholeShop;
import java.net.URI;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@WholeShop
class CardFreeBodiesTest {

    static final String CARD = "4111 1111 1111 1111";
    static final String REFUSAL = "must not have what may be the number of a card";

    @Autowired MockMvcTester http;
    @Autowired DSLContext db;
    @Autowired RequestMappingHandlerMapping requestMappingHandlerMapping;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    PUT  | /api/carts/{id}/delivery | address.name | {"email": "a@example.org", "method": "standard", "address": {"name": "#", "line1": "1", "city": "C", "country": "US"}}
                    PUT  | /api/carts/{id}/delivery | address.line2 | {"email": "a@example.org", "method": "standard", "address": {"name": "A", "line1": "1", "line2": "#", "city": "C", "country": "US"}}
                    PUT  | /api/carts/{id}/delivery | email | {"email": "4111111111111111@example.org", "method": "standard", "address": {"name": "A", "line1": "1", "city": "C", "country": "US"}}
                    POST | /api/carts/{id}/checkout | payment.token | {"payment": {"processor": "sandbox", "token": "#"}}
                    POST | /api/carts/{id}/checkout | deviceId | {"payment": {"processor": "sandbox", "token": "tok"}, "deviceId": "#"}
                    POST | /api/carts/{id}/checkout | campaign | {"payment": {"processor": "sandbox", "token": "tok"}, "campaign": "#"}
                    POST | /api/carts/{id}/checkout | billingAddress.line1 | {"payment": {"processor": "sandbox", "token": "tok"}, "billingAddress": {"name": "A", "line1": "#", "city": "C", "country": "US"}}
                    POST | /api/admin/orders/{id}/cancellation | reason | {"reason": "refund to #"}
                    POST | /api/admin/stock/A/adjustments | reason | {"delta": 1, "reason": "sold to #"}
                    POST | /api/admin/stock/A/adjustments | lot | {"delta": 1, "reason": "sold", "lot": "#"}
                    POST | /api/admin/stock/A/receipts | lot.number | {"quantity": 1, "lot": {"number": "4111-1111-1111-1111"}}
                    POST | /api/auth/register | name | {"email": "a@example.org", "password": "seven purple herons", "name": "#"}
                    PUT  | /api/admin/attributes/note | labels.en | {"type": "TEXT", "labels": {"en": "#"}}
                    PUT  | /api/admin/inventory/locations/4111111111111111 | code | {"name": "A", "priority": 1, "countries": [], "active": true}
                    """)
    void the_number_of_a_card_is_refused_by_name_and_never_repeated(
            HttpMethod method, String path, String field, String body) {
        var before = DatabaseState.of(db);

        var answer = send(method, path, body.replace("#", CARD));

        assertThat(answer).hasStatus(400);
        var said = assertThat(answer).bodyJson();
        said.extractingPath("$.errors[0].field").isEqualTo(field);
        said.extractingPath("$.errors[0].message").isEqualTo(REFUSAL);
        assertThat(answer).bodyText().doesNotContain("4111111", "4111 1111", "4111-1111");
        assertThat(DatabaseState.of(db)).isEqualTo(before);
    }

    @Test
    void a_field_that_nobody_asked_for_is_refused_without_its_value() {
        var answer =
                send(
                        HttpMethod.POST,
                        "/api/carts/{id}/checkout",
                        "{\"cardNumber\": \"%s\", \"cvc\": \"987\"}".formatted(CARD));

        assertThat(answer).hasStatus(400);
        assertThat(answer).bodyText().contains("cardNumber").doesNotContain("4111 ", "987");
    }

    @Test
    void a_field_that_is_called_by_a_number_is_repeated_without_it() {
        var body = "{\"currency\": \"USD\", \"4111111111111111\": \"12/27\"}";

        var answer = send(HttpMethod.POST, "/api/carts", body);

        assertThat(answer).hasStatus(400);
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.errors[0].field")
                .isEqualTo("411111******1111");
    }

    @Test
    void an_address_with_a_number_is_repeated_without_it() {
        var answer = send(HttpMethod.GET, "/api/products/4111111111111111", "");

        assertThat(answer).hasStatus(404);
        var said = assertThat(answer).bodyJson();
        said.extractingPath("$.instance").isEqualTo("/api/products/411111******1111");
        said.extractingPath("$.detail").isEqualTo("No product on sale is called 411111******1111");
    }

    @Test
    void goods_may_have_any_number() {
        var answer =
                send(
                        HttpMethod.POST,
                        "/api/admin/price-changes",
                        """
                        {"currency": "USD", "skus": ["4111111111111111"], "preview": true,
                        "change": {"percent": "-10"}}
                        """);

        assertThat(answer).bodyText().doesNotContain(REFUSAL);
    }

    /** A kind of body that is not looked through would be a hole nobody sees. */
    @Test
    void every_body_is_of_types_that_are_looked_through() {
        var bodies =
                requestMappingHandlerMapping.getHandlerMethods().values().stream()
                        .flatMap(it -> Stream.of(it.getMethodParameters()))
                        .filter(it -> it.hasParameterAnnotation(RequestBody.class))
                        .<Class<?>>map(MethodParameter::getParameterType)
                        .distinct()
                        .toList();

        var seen = new HashSet<String>();
        assertThat(bodies).hasSizeGreaterThan(40);
        assertThat(bodies)
                .allMatch(it -> it.isRecord() || Map.class.isAssignableFrom(it))
                .allSatisfy(it -> assertLookedThrough(ResolvableType.forClass(it), seen));
    }

    private static void assertLookedThrough(ResolvableType type, Set<String> seen) {
        if (!seen.add(type.toString())) {
            return;
        }
        for (var inner : parts(type)) {
            assertThat(inner.toClass()).as("in %s", type).matches(CardFreeBodiesTest::isKnown);
            assertLookedThrough(inner, seen);
        }
    }

    private static List<ResolvableType> parts(ResolvableType type) {
        var raw = type.toClass();
        if (raw.isSealed()) {
            return Stream.of(raw.getPermittedSubclasses())
                    .<ResolvableType>map(ResolvableType::forClass)
                    .toList();
        }
        return raw.isRecord()
                ? Stream.of(raw.getRecordComponents())
                        .map(it -> ResolvableType.forType(it.getGenericType(), type))
                        .flatMap(CardFreeBodiesTest::elements)
                        .toList()
                : List.of();
    }

    private static Stream<ResolvableType> elements(ResolvableType type) {
        var raw = type.toClass();
        return Collection.class.isAssignableFrom(raw) || Map.class.isAssignableFrom(raw)
                ? Stream.of(type.getGenerics()).flatMap(CardFreeBodiesTest::elements)
                : Stream.of(type);
    }

    private static boolean isKnown(Class<?> type) {
        return type.isRecord()
                || type.isSealed()
                || type == URI.class
                || type.isEnum()
                || type.isPrimitive()
                || type == String.class
                || Number.class.isAssignableFrom(type)
                || type == Boolean.class
                || type == UUID.class
                || type.getPackageName().equals("java.time")
                || type.getPackageName().equals("org.joda.money");
    }

    private MvcTestResult send(HttpMethod method, String path, String body) {
        return http.method(method)
                .uri(path.replace("{id}", UUID.randomUUID().toString()))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }
}
