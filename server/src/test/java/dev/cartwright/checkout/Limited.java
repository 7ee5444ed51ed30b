package dev.cartwright.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.checkout.Shopper.Answer;

/** Programs of the merchant's that may do something in some of the shop only. */
public record Limited(Shopper shopper, int port) {

    /** Returns one that is limited to a channel. */
    public Shopper toChannel(String channel, String... permissions) {
        return to("[\"%s\"]".formatted(channel), "[]", permissions);
    }

    /** Returns one that is limited to a location. */
    public Shopper toLocation(String location, String... permissions) {
        return to("[]", "[\"%s\"]".formatted(location), permissions);
    }

    /** Returns one that is limited to both. */
    public Shopper toBoth(String channel, String location, String... permissions) {
        return to("[\"%s\"]".formatted(channel), "[\"%s\"]".formatted(location), permissions);
    }

    private Shopper to(String channels, String locations, String... permissions) {
        var body =
                "{\"name\": \"Test\", \"permissions\": [\"%s\"], \"channels\": %s, \"locations\": %s}"
                        .formatted(String.join("\", \"", permissions), channels, locations);
        var made = shopper.asAdmin("POST", "/api/admin/api-keys", body);
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return new Shopper(port, made.text("/key"));
    }

    public static void assertRefused(Answer answer, int status, String slug) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.type()).isEqualTo("/problems/" + slug);
    }

    /** It is refused as if it were not there. */
    public static void assertHidden(Answer answer, Answer unknown) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(404);
        assertThat(unknown.status()).as(unknown.body()).isEqualTo(404);
        assertThat(answer.type()).isEqualTo(unknown.type());
        assertThat(answer.text("/detail")).isEqualTo(unknown.text("/detail"));
    }
}
