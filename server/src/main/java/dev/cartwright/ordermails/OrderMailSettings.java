package dev.cartwright.ordermails;

import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.OrderId;
import dev.cartwright.kernel.Setting;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param orderUrl the page on which a buyer sees the order {id}, which {token} opens; null where
 *     the shop has none
 * @param off kinds of mails that are not sent by themselves, each alone or as {@code channel=kind}
 */
@ConfigurationProperties("cartwright.ordermails")
record OrderMailSettings(@Nullable String orderUrl, @DefaultValue List<String> off) {

    private static final String PREFIX = "cartwright.ordermails.";
    private static final String ID = "{id}";
    private static final String TOKEN = "{token}";

    OrderMailSettings {
        orderUrl = orderUrl == null || orderUrl.isBlank() ? null : orderUrl.strip();
        off = off.stream().map(String::strip).toList();
        requirePage(orderUrl);
        off.forEach(OrderMailSettings::requireKind);
    }

    boolean isOn(ChannelId channel, OrderMailKind kind) {
        return !off.contains(kind.word()) && !off.contains(channel + "=" + kind.word());
    }

    /** Returns where the buyer sees the order; empty where nowhere. */
    String page(OrderId order, String token) {
        return orderUrl == null ? "" : filled(orderUrl, order.toString(), token);
    }

    private static String filled(String url, String id, String token) {
        return url.replace(ID, id).replace(TOKEN, token);
    }

    private static void requirePage(@Nullable String url) {
        if (url != null && !(url.contains(ID) && Setting.isPage(filled(url, "1", "1")))) {
            throw new InvalidField(
                    PREFIX + "order-url",
                    PREFIX
                            + "order-url must be an address such as"
                            + " https://shop.example.org/orders/{id}?token={token}");
        }
    }

    private static void requireKind(String entry) {
        var split = entry.indexOf('=');
        if (OrderMailKind.of(entry.substring(split + 1)).isEmpty()
                || (split >= 0 && !isChannel(entry.substring(0, split)))) {
            throw new InvalidField(
                    PREFIX + "off",
                    PREFIX
                            + "off must be kinds such as order-delivered or default=order-delivered,"
                            + " not "
                            + entry);
        }
    }

    private static boolean isChannel(String code) {
        try {
            return new ChannelId(code).code().equals(code);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
