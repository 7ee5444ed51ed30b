package dev.cartwright.coupons;

import static dev.cartwright.coupons.Till.ANYTIME;
import static dev.cartwright.coupons.Till.anOrder;
import static dev.cartwright.coupons.Till.assertField;
import static dev.cartwright.coupons.Till.assertProblem;
import static dev.cartwright.coupons.Till.read;
import static dev.cartwright.coupons.Till.somebody;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.AsAdmin;
import dev.cartwright.DatabaseState;
import dev.cartwright.ModuleTest;
import dev.cartwright.ModuleTest.BootstrapMode;
import dev.cartwright.TestDatabase;
import dev.cartwright.customers.Customers;
import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.EmailAddress;
import dev.cartwright.kernel.PromotionId;
import dev.cartwright.platform.Auditor;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/** What staff do with codes one by one. */
@ModuleTest(BootstrapMode.DIRECT_DEPENDENCIES)
@AutoConfigureMockMvc
@Import({TestDatabase.class, AsAdmin.class, Till.class, CouponAdminTest.Seventh.class})
class CouponAdminTest {

    static final String URL = "/api/admin/coupons";
    static final String P = "\"promotion\": \"" + Till.PROMOTION + "\"";

    /** There are no promotions here but one. */
    @TestComponent
    record Seventh() implements KnownPromotions {
        @Override
        public boolean contains(PromotionId promotion) {
            return promotion.equals(Till.PROMOTION);
        }
    }

    @Autowired MockMvcTester http;
    @Autowired Till till;
    @Autowired Customers customers;
    @Autowired TransactionTemplate transaction;
    @Autowired DSLContext db;
    @Autowired Auditor auditor;

    @AfterEach
    void the_books_balance() {
        assertThat(auditor.audit().violations()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {P}                                                    | code            | must not be null
                    {"code": "SUMMER"}                                     | promotion       | must not be null
                    {"code": "S!", P}                                      | code            | must have 3 to 60 letters from A to Z or digits; case and dashes do not matter
                    {"code": "SUMMER", "promotion": "7"}                   | promotion       | must be a UUID
                    {"code": "SUMMER", "promotion": ""}                    | promotion       | must be a UUID
                    {"code": "SUMMER", P, "maxUses": 0}                    | maxUses         | must be greater than or equal to 1
                    {"code": "SUMMER", P, "usesPerCustomer": 0}            | usesPerCustomer | must be greater than or equal to 1
                    {"code": "SUMMER", P, "validFrom": "2027-01-02T00:00:00Z", "validUntil": "2027-01-02T00:00:00Z"} | validUntil | must be after validFrom
                    {"code": "SUMMER", P, "validUntil": "1999-01-02T00:00:00Z"} | validUntil | must be from 2000-01-01T00:00:00Z to 9999-12-30T00:00:00Z
                    {"code": "SUMMER", P, "customer": "00000000-0000-0000-0000-000000000001"} | customer | there is no customer 00000000-0000-0000-0000-000000000001
                    {"code": "SUMMER", "promotion": "00000000-0000-0000-0000-000000000001"} | promotion | there is no promotion 00000000-0000-0000-0000-000000000001
                    """)
    void what_cannot_be_is_told_by_its_field(String body, String field, String message) {
        var before = DatabaseState.of(db);

        assertField(post(body.replace("P}", P + "}").replace("P,", P + ",")), field, message);
        assertThat(DatabaseState.of(db)).isEqualTo(before);
    }

    @Test
    void a_word_is_made_once_however_it_is_typed() {
        var word = aWord();
        var made =
                post(
                        """
                        {"code": "%s", %s, "usesPerCustomer": 1,
                         "validUntil": "2099-01-31T12:00:00Z"}
                        """
                                .formatted(word.substring(0, 5) + "-" + word.substring(5), P));

        assertThat(made).hasStatus(201).hasHeader("Location", URL + "/" + word);
        assertThat(made)
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"code": "%s", "promotion": "%s", "batch": null, "personal": false,
                         "customer": null, "maxUses": null, "used": 0, "usesPerCustomer": 1,
                         "validFrom": null, "validUntil": "2099-01-31T12:00:00Z",
                         "disabledAt": null, "version": 1}
                        """
                                .formatted(word, Till.PROMOTION));
        assertProblem(
                post("{\"code\": \"%s\", %s}".formatted(word.toLowerCase(Locale.ROOT), P)),
                409,
                "coupon-exists");
        assertThat(get("/" + word.toLowerCase(Locale.ROOT))).hasStatusOk();
        assertProblem(get("/NOSUCHCODE"), 404, "unknown-coupon");
        assertProblem(get("/!"), 404, "unknown-coupon");
    }

    @Test
    void a_personal_word_is_the_customers_alone() {
        var ada = aCustomer();
        var word = aWord();

        post("{\"code\": \"%s\", %s, \"customer\": \"%s\"}".formatted(word, P, ada));

        assertThat(read(get("/" + word), "$.customer")).isEqualTo(ada.toString());
        assertThat(till.find(ada, word)).isEqualTo(Coupon.State.USABLE);
        assertThat(till.find(somebody(), word)).isEqualTo(Coupon.State.UNKNOWN);
        assertThat(read(get("?customer=" + ada), "$.items[*].code").toString())
                .isEqualTo("[\"%s\"]".formatted(word));
    }

    @Test
    void what_a_change_names_changes_and_all_else_stays() {
        var word = till.word(Till.terms(5, 2));
        till.take(anOrder(), somebody(), word);
        till.take(anOrder(), somebody(), word);

        var changed = patch(word, "\"1\"", "{\"maxUses\": null, \"disabled\": true}");

        assertThat(changed).hasStatusOk().hasHeader("ETag", "\"2\"");
        assertThat(changed)
                .bodyJson()
                .isLenientlyEqualTo(
                        "{\"maxUses\": null, \"usesPerCustomer\": 2, \"used\": 2, \"version\": 2}");
        assertThat(till.find(null, word)).isEqualTo(Coupon.State.EXPIRED);
        assertProblem(patch(word, "\"1\"", "{\"disabled\": false}"), 412, "version-mismatch");
        assertProblem(patch(word, "\"2\"", "{\"maxUses\": 1}"), 409, "coupon-used-more-often");
        assertField(patch(word, "\"2\"", "{\"maxUses\": 0}"), "maxUses", "must be at least 1");
        assertThat(till.find(null, word)).isEqualTo(Coupon.State.EXPIRED);
        assertThat(patch(word, "\"2\"", "{\"disabled\": false, \"maxUses\": 3}")).hasStatusOk();
        assertThat(till.find(null, word)).isEqualTo(Coupon.State.USABLE);
    }

    @Test
    void a_list_goes_on_where_the_page_before_ended() {
        var first = till.word(ANYTIME);
        var second = till.word(ANYTIME);
        var seen = new ArrayList<Object>();
        var query = "?limit=1&promotion=" + Till.PROMOTION;
        Object next = null;
        do {
            var page = get(next == null ? query : query + "&after=" + next);
            seen.add(read(page, "$.items[0].code"));
            next = read(page, "$.next");
        } while (next != null);

        assertThat(seen).contains(first, second).doesNotHaveDuplicates();
        assertThat(seen.stream().map(Object::toString)).isSorted();
        assertField(get("?after=no"), "after", "must be what a page gave as next");
    }

    private CustomerId aCustomer() {
        var email = new EmailAddress("ada-" + UUID.randomUUID() + "@example.org");
        return Objects.requireNonNull(transaction.execute(_ -> customers.findOrMake(email, "Ada")));
    }

    private static String aWord() {
        return "SUMMER" + UUID.randomUUID().toString().replace("-", "").toUpperCase(Locale.ROOT);
    }

    private MvcTestResult post(String body) {
        return http.post().uri(URL).contentType("application/json").content(body).exchange();
    }

    private MvcTestResult patch(String code, String seen, String body) {
        return http.patch()
                .uri(URL + "/" + code)
                .contentType(CouponEndpoint.MERGE_PATCH)
                .header("If-Match", seen)
                .content(body)
                .exchange();
    }

    private MvcTestResult get(String path) {
        return http.get().uri(URL + path).exchange();
    }
}
