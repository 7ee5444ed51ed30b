package dev.cartwright.ordermails;

import static dev.cartwright.ordermails.OrderMailKind.ORDER_DELIVERED;
import static dev.cartwright.ordermails.OrderMailKind.ORDER_SHIPPED;
import static dev.cartwright.ordermails.OrderMailKind.REFUND_GRANTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.OrderId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderMailSettingsTest {

    static final ChannelId SHOP = new ChannelId("default");
    static final ChannelId OTHER = new ChannelId("outlet");

    @Test
    void everything_is_told_unless_somebody_says_otherwise() {
        var settings = new OrderMailSettings(null, List.of());

        for (var kind : OrderMailKind.values()) {
            assertThat(settings.isOn(SHOP, kind)).isTrue();
        }
    }

    @Test
    void a_kind_is_off_everywhere_or_in_one_channel() {
        var settings =
                new OrderMailSettings(null, List.of("order-delivered", " outlet=order-shipped"));

        assertThat(settings.isOn(SHOP, ORDER_DELIVERED)).isFalse();
        assertThat(settings.isOn(OTHER, ORDER_DELIVERED)).isFalse();
        assertThat(settings.isOn(SHOP, ORDER_SHIPPED)).isTrue();
        assertThat(settings.isOn(OTHER, ORDER_SHIPPED)).isFalse();
        assertThat(settings.isOn(OTHER, REFUND_GRANTED)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"newsletter", "verify-email", "Not A Channel=order-shipped", "outlet=", ""})
    void a_kind_that_there_is_not_stops_the_start(String entry) {
        assertThatThrownBy(() -> new OrderMailSettings(null, List.of(entry)))
                .isInstanceOfSatisfying(
                        InvalidField.class,
                        it -> assertThat(it.field()).isEqualTo("cartwright.ordermails.off"))
                .hasMessageEndingWith("not " + entry);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://shop.example.org/orders",
                "/orders/{id}",
                "ftp://shop.example.org/{id}",
                "https:///{id}",
                "https://shop.example.org/{id} {token}"
            })
    void what_is_no_page_of_an_order_stops_the_start(String url) {
        assertThatThrownBy(() -> new OrderMailSettings(url, List.of()))
                .isInstanceOfSatisfying(
                        InvalidField.class,
                        it -> assertThat(it.field()).isEqualTo("cartwright.ordermails.order-url"));
    }

    @Test
    void the_page_names_the_order_and_what_opens_it() {
        var order = new OrderId(UUID.randomUUID());
        var page = "https://shop.example.org/orders/{id}?token={token}";

        assertThat(new OrderMailSettings(page, List.of()).page(order, "T-1"))
                .isEqualTo("https://shop.example.org/orders/" + order + "?token=T-1");
        assertThat(new OrderMailSettings(null, List.of()).page(order, "T-1")).isEmpty();
        assertThat(new OrderMailSettings(" ", List.of()).page(order, "T-1")).isEmpty();
    }
}
