package dev.cartwright.discounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.discounts.PromotionSet.Mode;
import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.ProductId;
import dev.cartwright.kernel.PromotionId;
import dev.cartwright.kernel.Sku;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When each condition holds, for a shopper in Berlin on the evening of Friday, 16 January. */
class ConditionTest {

    private static final Instant EIGHT_IN_THE_EVENING = Instant.parse("2026-01-16T19:00:00Z");
    private static final PromotionId TEA = new PromotionId(new UUID(1, 1));
    private static final PromotionId OTHER = new PromotionId(new UUID(1, 2));

    private static Basket basket(@Nullable String country, @Nullable String paymentMethod) {
        return new Basket(
                new ChannelId("web"),
                "EUR",
                ZoneId.of("Europe/Berlin"),
                country,
                paymentMethod,
                List.of(item("TEA", 2, 10_00, "Acme"), item("CUP", 1, 30_00, null)),
                List.of(new Delivery("parcel", "dhl", 4_90)),
                Map.of(),
                null);
    }

    private static Item item(String sku, int quantity, long price, @Nullable String brand) {
        return new Item(
                sku,
                new Sku(sku),
                new ProductId(new UUID(2, 1)),
                quantity,
                price,
                Set.of("kitchen"),
                brand,
                Map.of("size", Set.of("L", sku)),
                0,
                null,
                sku.equals("CUP"));
    }

    private static boolean met(String condition, Basket basket, Instant at) {
        var promotion =
                PromotionJson.read(
                        "{'id':'%s','name':'Tea','actions':[{'type':'shipping'}],'condition':%s}"
                                .formatted(TEA.value(), condition)
                                .replaceAll("@([0-9.]+)", "{'amount':'$1','currency':'EUR'}")
                                .replace('\'', '"'));
        assertThat(promotion.check()).isEmpty();
        var shopper =
                new Shopper(
                        Set.of("vip", "press"),
                        2,
                        Map.of("FRIENDS", TEA, "OTHERS", OTHER),
                        Map.of());
        var trace =
                PromotionSet.compile(List.of(promotion), Mode.PRIORITY)
                        .explain(basket, shopper, at);
        return trace.discounted().shippingMinor() == 4_90;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'type':'all'} | true",
                "{'type':'all','all':[{'type':'coupon'},{'type':'group','groups':['new']}]} | false",
                "{'type':'any','any':[{'type':'group','groups':['new']},{'type':'coupon'}]} | true",
                "{'type':'not','not':{'type':'coupon'}} | false",
                "{'type':'quantity','min':3} | true",
                "{'type':'quantity','min':4} | false",
                "{'type':'quantity','max':3} | true",
                "{'type':'quantity','max':2} | false",
                "{'type':'quantity','goods':{'skus':['TEA']},'min':3} | false",
                "{'type':'quantity','goods':{'brands':['Acme']},'min':2,'max':2} | true",
                "{'type':'quantity','goods':{'brands':['Other']},'min':1} | false",
                "{'type':'quantity','goods':{'categories':['kitchen']},'min':3} | true",
                "{'type':'quantity','goods':{'attributes':{'size':['CUP','M']}},'min':1,'max':1} | true",
                "{'type':'quantity','goods':{'attributes':{'size':['L'],'colour':['red']}},'min':1}"
                        + " | false",
                "{'type':'quantity','goods':{'products':['00000000-0000-0002-0000-000000000001']},"
                        + "'min':3} | true",
                "{'type':'quantity','goods':{'reduced':true},'min':1,'max':1} | true",
                "{'type':'quantity','goods':{'reduced':false},'min':2,'max':2} | true",
                "{'type':'quantity','goods':{'priceFrom':@10.01},'min':1,'max':1} | true",
                "{'type':'quantity','goods':{'priceFrom':@10},'min':3} | true",
                "{'type':'quantity','goods':{'priceTo':@29.99},'min':2,'max':2} | true",
                "{'type':'quantity','goods':{'priceTo':@30},'min':3} | true",
                "{'type':'quantity','goods':{'except':{'skus':['CUP']}},'min':2,'max':2} | true",
                "{'type':'total','min':@50} | true",
                "{'type':'total','min':@50.01} | false",
                "{'type':'total','max':@50} | true",
                "{'type':'total','max':@49.99} | false",
                "{'type':'total','goods':{'skus':['TEA']},'max':@20} | true",
                "{'type':'lineQuantity','min':2} | true",
                "{'type':'lineQuantity','min':3} | false",
                "{'type':'lineQuantity','goods':{'skus':['CUP']},'min':2} | false",
                "{'type':'orderNumber','min':3,'max':3} | true",
                "{'type':'orderNumber','min':4} | false",
                "{'type':'orderNumber','max':2} | false",
                "{'type':'orderNumber','every':3} | true",
                "{'type':'orderNumber','every':2} | false",
                "{'type':'group','groups':['new','press']} | true",
                "{'type':'group','groups':['new']} | false",
                "{'type':'channel','channels':['shop','web']} | true",
                "{'type':'channel','channels':['shop']} | false",
                "{'type':'country','countries':['AT','DE']} | true",
                "{'type':'country','countries':['AT']} | false",
                "{'type':'currency','currencies':['USD','EUR']} | true",
                "{'type':'currency','currencies':['USD']} | false",
                "{'type':'shippingMethod','methods':['dhl']} | true",
                "{'type':'shippingMethod','methods':['post']} | false",
                "{'type':'paymentMethod','methods':['card']} | true",
                "{'type':'paymentMethod','methods':['invoice']} | false",
                "{'type':'coupon'} | true",
                "{'type':'coupon','codes':['FRIENDS']} | true",
                "{'type':'coupon','codes':['NOBODY']} | false",
                "{'type':'valid','from':'2026-01-16T19:00:00Z'} | true",
                "{'type':'valid','from':'2026-01-16T19:00:01Z'} | false",
                "{'type':'valid','until':'2026-01-16T19:00:01Z'} | true",
                "{'type':'valid','until':'2026-01-16T19:00:00Z'} | false",
                "{'type':'discounted'} | true",
                "{'type':'discounted','goods':{'skus':['TEA']}} | false"
            })
    void a_condition_holds_or_does_not(String condition, boolean met) {
        assertThat(met(condition, basket("DE", "card"), EIGHT_IN_THE_EVENING)).isEqualTo(met);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'type':'country','countries':['DE']}",
                "{'type':'paymentMethod','methods':['card']}"
            })
    void of_what_is_unknown_no_condition_holds(String condition) {
        assertThat(met(condition, basket(null, null), EIGHT_IN_THE_EVENING)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        // Fridays by day: the first minute counts, the last does not.
        "FRIDAY, 17:00, 19:00, 2026-01-16T15:59:59Z, false",
        "FRIDAY, 17:00, 19:00, 2026-01-16T16:00:00Z, true",
        "FRIDAY, 17:00, 19:00, 2026-01-16T17:59:59Z, true",
        "FRIDAY, 17:00, 19:00, 2026-01-16T18:00:00Z, false",
        "FRIDAY, 17:00, 19:00, 2026-01-17T16:00:00Z, false",
        // Friday night ends on Saturday morning.
        "FRIDAY, 22:00, 02:00, 2026-01-16T20:59:59Z, false",
        "FRIDAY, 22:00, 02:00, 2026-01-16T21:00:00Z, true",
        "FRIDAY, 22:00, 02:00, 2026-01-17T00:59:59Z, true",
        "FRIDAY, 22:00, 02:00, 2026-01-17T01:00:00Z, false",
        "FRIDAY, 22:00, 02:00, 2026-01-17T11:00:00Z, false",
        "FRIDAY, 22:00, 02:00, 2026-01-17T21:00:00Z, false",
        "FRIDAY, 22:00, 02:00, 2026-01-16T00:00:00Z, false",
        // Without one of the bounds it is the day's.
        "FRIDAY, 22:00, , 2026-01-16T22:59:59Z, true",
        "FRIDAY, 22:00, , 2026-01-16T23:00:00Z, false",
        "FRIDAY, , 02:00, 2026-01-15T23:00:00Z, true",
        "FRIDAY, , 02:00, 2026-01-16T01:00:00Z, false",
        "FRIDAY, , , 2026-01-15T22:59:59Z, false",
        "FRIDAY, , , 2026-01-15T23:00:00Z, true",
        // On every day.
        ", 22:00, 02:00, 2026-01-14T00:30:00Z, true",
        ", 22:00, 02:00, 2026-01-14T12:00:00Z, false",
    })
    void hours_are_the_channels_and_a_night_belongs_to_the_day_it_began(
            @Nullable String day,
            @Nullable String from,
            @Nullable String to,
            Instant at,
            boolean met) {
        var hours =
                "{'type':'hours'"
                        + (day == null ? "" : ",'days':['" + day + "']")
                        + (from == null ? "" : ",'from':'" + from + "'")
                        + (to == null ? "" : ",'to':'" + to + "'")
                        + "}";

        assertThat(met(hours, basket("DE", "card"), at)).isEqualTo(met);
    }
}
