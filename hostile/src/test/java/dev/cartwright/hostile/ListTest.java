package dev.cartwright.hostile;

import static com.stripe.param.PaymentIntentCreateParams.CaptureMethod.MANUAL;
import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.model.StripeCollection;
import com.stripe.param.PaymentIntentListParams;
import com.stripe.param.PaymentIntentSearchParams;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ListTest {

    Merchant shop;

    @BeforeEach
    void open() throws IOException {
        shop = new Merchant();
    }

    @AfterEach
    void close() throws IOException {
        shop.close();
    }

    @Test
    void intents_are_listed_newest_first() throws StripeException {
        var first = shop.sale().getId();
        shop.clock.move(Duration.ofSeconds(10));
        var second = shop.sale().getId();
        var third = shop.sale().getId();
        var since = shop.clock.instant().getEpochSecond();
        var recent = PaymentIntentListParams.Created.builder().setGte(since).build();

        var page = list(PaymentIntentListParams.builder().setLimit(2L));
        var next = list(PaymentIntentListParams.builder().setLimit(2L).setStartingAfter(second));

        assertThat(page.getData()).extracting(PaymentIntent::getId).containsExactly(third, second);
        assertThat(page.getHasMore()).isTrue();
        assertThat(next.getData()).extracting(PaymentIntent::getId).containsExactly(first);
        assertThat(next.getHasMore()).isFalse();
        assertThat(list(PaymentIntentListParams.builder().setCreated(recent)).getData()).hasSize(2);
    }

    private StripeCollection<PaymentIntent> list(PaymentIntentListParams.Builder asked)
            throws StripeException {
        return shop.stripe.paymentIntents().list(asked.build());
    }

    @Test
    void what_is_listed_or_found_is_shown_whole_where_that_is_asked_for() throws StripeException {
        var held = Merchant.order("pm_card_riskLevelElevated").setCaptureMethod(MANUAL);
        shop.stripe.paymentIntents().create(held.build());
        shop.clock.move(Duration.ofMinutes(1));
        var query = PaymentIntentSearchParams.builder().setQuery("metadata['operation']:'op-1'");
        var list = PaymentIntentListParams.builder();
        var each = List.of("data.latest_charge", "data.review");

        var bare = list(list).getData().getFirst();
        var listed = list(list.addAllExpand(each)).getData().getFirst();
        var found = shop.stripe.paymentIntents().search(query.addAllExpand(each).build());

        assertThat(bare.getLatestChargeObject()).isNull();
        assertThat(bare.getReviewObject()).isNull();
        for (var it : List.of(listed, found.getData().getFirst())) {
            assertThat(it.getLatestChargeObject().getOutcome().getType())
                    .isEqualTo("manual_review");
            assertThat(it.getReviewObject().getOpen()).isTrue();
        }
    }

    @Test
    void a_search_finds_nothing_that_is_new() throws StripeException {
        var id = shop.sale().getId();
        var query = PaymentIntentSearchParams.builder().setQuery("metadata['operation']:'op-1'");
        assertThat(shop.stripe.paymentIntents().search(query.build()).getData()).isEmpty();

        shop.clock.move(Duration.ofMinutes(1));

        var found = shop.stripe.paymentIntents().search(query.build()).getData();
        assertThat(found).extracting(PaymentIntent::getId).containsExactly(id);
        query.setQuery("metadata['operation']:'op-2' AND status:'succeeded'");
        assertThat(shop.stripe.paymentIntents().search(query.build()).getData()).isEmpty();
    }
}
