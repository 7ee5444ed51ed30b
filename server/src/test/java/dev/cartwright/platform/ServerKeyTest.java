package dev.cartwright.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dev.cartwright.kernel.InvalidField;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerKeyTest {

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "31-characters-are-one-too-few.."})
    void a_missing_or_short_key_is_refused_with_the_way_out(@Nullable String key) {
        assertThatThrownBy(() -> new ServerKey(settings(key, "http://localhost:8080")))
                .hasMessage(
                        "CARTWRIGHT_MASTER_KEY must be set and have at least 32 characters; make"
                                + " one with: openssl rand -base64 32");
    }

    @Test
    void a_token_is_the_same_on_every_node_and_for_ever() {
        assertThat(server("k").token("order", "7"))
                .hasSize(43)
                .matches("[A-Za-z0-9_-]+")
                .isEqualTo(server("k").token("order", "7"));
    }

    @Test
    void a_token_opens_one_thing_for_one_purpose_on_one_server() {
        var tokens = new ArrayList<String>();
        for (var key : new String[] {"k", "l"}) {
            for (var purpose : new String[] {"order", "unsubscribe"}) {
                tokens.add(server(key).token(purpose, "7"));
                tokens.add(server(key).token(purpose, "8"));
            }
        }
        assertThat(tokens).doesNotHaveDuplicates().hasSize(8);
    }

    @Test
    void what_is_sealed_is_opened_by_the_same_shop_only_and_for_the_same_thing() {
        var secret = "a secret".getBytes(UTF_8);
        var sealed = server("k").seal("key", "7", secret);

        assertThat(server("k").open("key", "7", sealed)).isEqualTo(secret);
        assertThat(sealed).hasSize(secret.length + 28);
        assertThat(server("k").seal("key", "7", secret)).isNotEqualTo(sealed);
        assertThatThrownBy(() -> server("l").open("key", "7", sealed))
                .hasMessageContaining("is CARTWRIGHT_MASTER_KEY the one it was sealed with?");
        assertThatThrownBy(() -> server("k").open("pepper", "7", sealed))
                .hasMessageStartingWith("The secret of 7 (pepper) cannot be opened");
        assertThatThrownBy(() -> server("k").open("key", "8", sealed))
                .hasMessageStartingWith("The secret of 8 (key) cannot be opened");
    }

    @Test
    void what_is_sealed_cannot_be_changed() {
        var sealed = server("k").seal("key", "7", "a secret".getBytes(UTF_8));
        for (int i = 0; i < sealed.length; i++) {
            var changed = sealed.clone();
            changed[i] ^= 1;

            assertThatThrownBy(() -> server("k").open("key", "7", changed))
                    .as("byte %s", i)
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"shop.example.org", "ftp://shop.example.org", "https:///x", "https://a?b"})
    void an_address_of_the_shop_that_no_browser_opens_is_refused(String url) {
        assertThatThrownBy(() -> settings("k".repeat(32), url))
                .isInstanceOf(InvalidField.class)
                .hasMessageContaining("CARTWRIGHT_PUBLIC_URL must be an address such as");
    }

    @Test
    void a_page_of_the_shop_has_one_slash_between_address_and_path() {
        for (var url :
                new String[] {"https://shop.example.org/eu", "https://shop.example.org/eu/"}) {
            var shop = new PublicUrl(settings("k".repeat(32), url));

            assertThat(shop.of("/shop")).isEqualTo("https://shop.example.org/eu/shop");
            assertThat(shop.host()).isEqualTo("shop.example.org");
        }
    }

    @Test
    void a_job_acts_in_its_own_name_each_run_with_another_id() {
        var seen = new ArrayList<Actor>();
        var job = Jobs.every(Duration.ofMinutes(1), "sweep", () -> seen.add(Actor.current()));

        for (int run = 0; run < 2; run++) {
            run(job);
        }

        assertThat(seen)
                .allSatisfy(actor -> {
                    assertThat(actor.kind()).isEqualTo(Actor.Kind.SYSTEM);
                    assertThat(actor.id()).isEqualTo("sweep");
                })
                .extracting(Actor::requestId)
                .doesNotHaveDuplicates()
                .hasSize(2);
        assertThat(Actor.CURRENT.isBound()).isFalse();
    }

    @SuppressWarnings("NullAway") // The job looks neither at its row nor at the scheduler.
    private static void run(RecurringTask<Void> job) {
        job.executeRecurringly(job.instance("recurring"), (ExecutionContext) null);
    }

    private static ServerKey server(String start) {
        return new ServerKey(
                settings(start + "-master-key-0123456789abcdef0123", "http://localhost"));
    }

    private static PlatformSettings settings(@Nullable String key, String url) {
        return new PlatformSettings(key, URI.create(url), Duration.ofDays(1));
    }
}
