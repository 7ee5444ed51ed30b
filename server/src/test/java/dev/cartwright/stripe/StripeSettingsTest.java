package dev.cartwright.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cartwright.kernel.InvalidField;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Import;

class StripeSettingsTest {

    private final ApplicationContextRunner shop =
            new ApplicationContextRunner().withUserConfiguration(Module.class);

    @EnableConfigurationProperties(StripeSettings.class)
    @Import(StripeProcessor.class)
    static class Module {}

    @Test
    void without_a_key_there_is_no_stripe() {
        shop.run(context -> assertThat(context).doesNotHaveBean(StripeProcessor.class));
    }

    @Test
    void with_a_key_there_is() {
        shop.withPropertyValues(
                        "cartwright.stripe.secret-key=rk_live_1",
                        "cartwright.stripe.webhook-secrets=whsec_a,whsec_b")
                .run(context -> {
                    assertThat(context.getBean(StripeProcessor.class).webhookSecrets())
                            .containsExactly("whsec_a", "whsec_b");
                    assertThat(context.getBean(StripeSettings.class).apiBase())
                            .hasToString("https://api.stripe.com");
                });
    }

    @ParameterizedTest
    @CsvSource({
        "secret-key,pk_test_published",
        "secret-key,''",
        "secret-key,sk_test_with space",
        "webhook-secrets,sk_test_wrong",
        "account,a b",
        "api-base,http://api.stripe.com",
        "api-base,https://api.stripe.com/v1",
        "api-base,https://key@api.stripe.com",
        "api-base,file:///etc/passwd"
    })
    void a_wrong_value_stops_the_start_and_is_not_repeated(String name, String value) {
        shop.withPropertyValues(
                        "cartwright.stripe.secret-key=sk_test_1",
                        "cartwright.stripe." + name + "=" + value)
                .run(context ->
                        assertThat(context.getStartupFailure())
                                .rootCause()
                                .isInstanceOfSatisfying(
                                        InvalidField.class,
                                        it -> {
                                            assertThat(it.field())
                                                    .isEqualTo("cartwright.stripe." + name);
                                            assertThat(it.getMessage()).startsWith(it.field());
                                        }));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sk_test_s3cr3t key", "s3cr3t"})
    void a_misspelt_secret_is_not_shown(String key) {
        assertThatExceptionOfType(InvalidField.class)
                .isThrownBy(() -> settings(key, List.of("whsec_1")))
                .withMessageNotContaining("s3cr3t");
        assertThatExceptionOfType(InvalidField.class)
                .isThrownBy(() -> settings("sk_test_1", List.of(key)))
                .withMessageNotContaining("s3cr3t");
    }

    @Test
    void secrets_are_not_shown() {
        assertThat(settings("sk_test_s3cr3t", List.of("whsec_s3cr3t")))
                .asString()
                .contains("127.0.0.1")
                .doesNotContain("s3cr3t");
    }

    private static StripeSettings settings(String key, List<String> secrets) {
        return new StripeSettings(key, URI.create("http://127.0.0.1:4242"), secrets, "default");
    }
}
