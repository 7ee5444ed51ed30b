package dev.cartwright.coupons;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.cartwright.coupons.Coupon.State;
import dev.cartwright.coupons.Coupon.Terms;
import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.kernel.PromotionId;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/** Where codes are used and given back, as the checkout does it. */
@TestComponent
class Till {

    static final PromotionId PROMOTION = new PromotionId(new UUID(7, 7));
    static final Terms ANYTIME = new Terms(PROMOTION, null, null, null, null, null);

    private final Coupons coupons;
    private final CouponDesk desk;
    private final TransactionTemplate transaction;
    private final DSLContext db;

    Till(Coupons coupons, CouponDesk desk, TransactionTemplate transaction, DSLContext db) {
        this.coupons = coupons;
        this.desk = desk;
        this.transaction = transaction;
        this.db = db;
    }

    static OrderId anOrder() {
        return new OrderId(UUID.randomUUID());
    }

    static CustomerId somebody() {
        return new CustomerId(UUID.randomUUID());
    }

    static Terms terms(@Nullable Integer maxUses, @Nullable Integer usesPerCustomer) {
        return new Terms(PROMOTION, null, maxUses, usesPerCustomer, null, null);
    }

    static Terms valid(@Nullable Instant from, @Nullable Instant until) {
        return new Terms(PROMOTION, null, null, null, from, until);
    }

    /** Returns a word of the merchant's that nobody has used yet. */
    String word(Terms terms) {
        var word = "SALE" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
        return desk.make(word, terms, null).code();
    }

    /** As {@link #word}, of a customer whom only this module knows. */
    String wordOf(CustomerId customer, Terms terms) {
        var word = word(terms);
        db.execute(
                "update coupons.coupon_codes set personal = true, customer_id = ? where code = ?",
                customer.value(),
                word);
        return word;
    }

    State take(OrderId order, CustomerId customer, String code) {
        return take(order, customer, List.of(code)).getFirst();
    }

    List<State> take(OrderId order, CustomerId customer, List<String> codes) {
        var taken = transaction.execute(_ -> coupons.take(order, customer, codes));
        return Objects.requireNonNull(taken).stream().map(Coupon::state).toList();
    }

    State find(@Nullable CustomerId customer, String code) {
        return coupons.find(customer, List.of(code)).getFirst().state();
    }

    int used(String code) {
        return desk.get(code).used();
    }

    static Object read(MvcTestResult answer, String path) {
        return JsonPath.read(text(answer), path);
    }

    static String text(MvcTestResult answer) {
        try {
            return answer.getResponse().getContentAsString(StandardCharsets.UTF_8);
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    static void assertProblem(MvcTestResult answer, int status, String slug) {
        assertThat(answer).hasStatus(status).hasContentType("application/problem+json");
        assertThat(read(answer, "$.type")).isEqualTo("/problems/" + slug);
    }

    static void assertField(MvcTestResult answer, String field, String message) {
        assertThat(answer).hasStatus(400);
        assertThat(read(answer, "$.errors").toString())
                .isEqualTo("[{\"field\":\"%s\",\"message\":\"%s\"}]".formatted(field, message));
    }
}
