package dev.cartwright.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.processors.Errand;
import dev.cartwright.processors.Errand.Detach;
import dev.cartwright.processors.Errand.Enrol;
import dev.cartwright.processors.Errand.Show;
import dev.cartwright.processors.Finding.Done;
import dev.cartwright.processors.Finding.Refused;
import dev.cartwright.processors.Finding.Shown;
import dev.cartwright.processors.Finding.Unknown;
import dev.cartwright.processors.Instrument;
import dev.cartwright.processors.Operation;
import dev.cartwright.processors.Operation.Details;
import dev.cartwright.processors.Operation.Kind;
import dev.cartwright.processors.Operation.Payer;
import dev.cartwright.processors.RemoteProcessor;
import dev.cartwright.processors.RemoteVaultContract;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What Stripe keeps for customers, and how it is asked. */
class StripeVaultTest extends RemoteVaultContract {

    private static final String CUSTOMER = "cus_NffrFeUfNV2Hib";
    private static final String METHOD = "pm_1PKaEr2eZvKYlo2C";

    private final StripeProcessor stripe = new StripeProcessor(Shapes.SETTINGS);
    private final StripeVault vault = (StripeVault) stripe.vault().orElseThrow();

    @Override
    protected RemoteProcessor processor() {
        return stripe;
    }

    @Override
    protected List<String> credentials() {
        return List.of("sk_test_abcdefghijklmnop", "whsec_new", "whsec_old");
    }

    @Override
    protected Operation paid() {
        return paid(true);
    }

    private static Operation paid(boolean keep) {
        var it = Shapes.operation(Kind.SALE, Shapes.AMOUNT, Shapes.INTENT, null, Shapes.NOW);
        return new Operation(
                it.id(),
                it.payment(),
                it.order(),
                it.processor(),
                it.kind(),
                it.amount(),
                Operation.Status.SUCCEEDED,
                new Details(
                        it.details().token(),
                        it.details().reference(),
                        null,
                        null,
                        null,
                        null,
                        new Payer(CUSTOMER, keep)),
                0);
    }

    @Override
    protected String token() {
        return METHOD;
    }

    @Override
    protected String done(Errand errand) {
        return switch (errand) {
            case Enrol(var customer) ->
                    """
                    {"id": "%s", "object": "customer", "created": 1772366400,
                     "metadata": {"customer": "%s"}}\
                    """
                            .formatted(CUSTOMER, customer);
            case Show _ -> intent(method("\"" + CUSTOMER + "\""));
            case Detach _ -> method("null");
        };
    }

    private static String intent(String method) {
        return Shapes.intent(
                "succeeded", Kind.SALE, Shapes.AMOUNT, "\"payment_method\": " + method);
    }

    private static String method(String customer) {
        return """
        {"id": "%s", "object": "payment_method", "type": "card", "customer": %s,
         "card": {"brand": "mastercard", "last4": "4444", "exp_month": 8, "exp_year": 2034}}\
        """
                .formatted(METHOD, customer);
    }

    @Override
    protected List<String> bodies() {
        return List.of(
                Shapes.error("invalid_request_error", "\"code\": \"resource_missing\","),
                Shapes.error("idempotency_error", "\"code\": \"idempotency_key_in_use\","),
                Shapes.error("api_error", ""),
                "{\"object\": \"search_result\", \"has_more\": false, \"data\": []}",
                method("\"" + CUSTOMER + "\""));
    }

    @Test
    void of_a_customer_stripe_learns_our_id_and_nothing_else() {
        var requests = vault.requests(new Enrol(ADA));

        assertThat(requests)
                .extracting(it -> it.method() + " " + it.uri().getPath() + " " + it.body())
                .containsExactly(
                        "POST /v1/customers metadata[customer]=" + ADA,
                        "GET /v1/customers/search ");
        assertThat(requests.getLast().uri().getQuery())
                .contains("query=metadata['customer']:'" + ADA + "'");
    }

    @Test
    void somebody_else_s_customer_is_not_ours() {
        var other = done(new Enrol(ADA)).replace(ADA.toString(), Shapes.OTHER.toString());

        assertThat(vault.parse(new Enrol(ADA), Shapes.replied(200, other)))
                .isInstanceOf(Unknown.class);
    }

    @Test
    void of_several_the_oldest_is_the_customer() {
        var one = done(new Enrol(ADA));
        var older = one.replace("1772366400", "1772366399").replace(CUSTOMER, "cus_older");
        var found =
                "{\"object\": \"search_result\", \"has_more\": false, \"data\": [%s, %s]}"
                        .formatted(one, older);

        assertThat(vault.parse(new Enrol(ADA), Shapes.replied(200, found)))
                .isEqualTo(new Done("cus_older"));
    }

    @Test
    void of_a_card_its_brand_four_digits_and_end_are_known() {
        assertThat(vault.parse(new Show(paid()), Shapes.replied(200, done(new Show(paid())))))
                .isEqualTo(new Shown(new Instrument(METHOD, "mastercard", "4444", 8, 2034)));
    }

    @Test
    void what_is_kept_for_nobody_or_another_is_not_shown() {
        for (var customer : List.of("null", "\"cus_other\"")) {
            var answer = Shapes.replied(200, intent(method(customer)));

            assertThat(vault.parse(new Show(paid()), answer))
                    .isEqualTo(new Refused("not kept for this customer"));
        }
    }

    @Test
    void a_number_in_the_place_of_its_last_digits_is_not_understood() {
        var number = intent(method("\"" + CUSTOMER + "\"").replace("4444", "4242" + "42424242"));

        assertThat(vault.parse(new Show(paid()), Shapes.replied(200, number)))
                .isInstanceOfSatisfying(
                        Unknown.class, it -> assertThat(it.reason()).doesNotContain("4242"));
    }

    @Test
    void what_is_still_attached_or_refused_is_not_detached() {
        var detach = new Detach(METHOD);
        var refusal = Shapes.error("invalid_request_error", "\"code\": \"resource_missing\",");

        assertThat(vault.parse(detach, Shapes.replied(200, method("\"" + CUSTOMER + "\""))))
                .isEqualTo(new Unknown("it is still attached"));
        assertThat(vault.parse(detach, Shapes.replied(400, refusal))).isInstanceOf(Unknown.class);
        assertThat(vault.parse(detach, Shapes.replied(404, refusal))).isEqualTo(new Done(METHOD));
    }

    @Test
    void who_pays_is_told_and_kept_only_where_that_is_wished() {
        var kept = stripe.request(paid(true));
        var again = stripe.request(paid(false));

        assertThat(Objects.requireNonNull(kept.body()))
                .contains("customer=" + CUSTOMER)
                .contains("setup_future_usage=on_session");
        assertThat(again.body())
                .contains("customer=" + CUSTOMER)
                .doesNotContain("setup_future_usage");
        assertThat(stripe.request(Shapes.operation(Kind.SALE)).body())
                .doesNotContain("customer=")
                .doesNotContain("setup_future_usage");
    }
}
