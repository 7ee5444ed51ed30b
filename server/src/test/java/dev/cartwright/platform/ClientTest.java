package dev.cartwright.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7",
        "::ffff:192.0.2.7, 192.0.2.7",
        "2001:db8:1:2:3:4:5:6, 2001:db8:1:2:0:0:0:0/64",
        "2001:db8:1:2::9, 2001:db8:1:2:0:0:0:0/64",
        "2001:db8:1:3::9, 2001:db8:1:3:0:0:0:0/64",
        "fe80:0:0:0:1:2:3:4%eth0, fe80:0:0:0:0:0:0:0/64"
    })
    void a_network_is_an_address_or_what_a_household_has_of_them(String address, String network) {
        assertThat(new Client(address, "").network()).isEqualTo(network);
    }

    @Test
    void a_program_that_calls_itself_by_the_number_of_a_card_is_kept_without_it() {
        assertThat(new Client("192.0.2.7", "shop/1 4111-1111-1111-1111").agent())
                .isEqualTo("shop/1 4111-11**-****-1111");
    }

    /** What some proxies put into X-Forwarded-For. */
    @ParameterizedTest
    @CsvSource({
        "203.0.113.9:4711, 203.0.113.9, 203.0.113.9",
        "[2001:db8::1]:4711, 2001:db8::1, 2001:db8:0:0:0:0:0:0/64",
        "[2001:db8::1], 2001:db8::1, 2001:db8:0:0:0:0:0:0/64",
        "[::ffff:192.0.2.7]:80, ::ffff:192.0.2.7, 192.0.2.7"
    })
    void a_port_is_no_part_of_where_somebody_is(String said, String address, String network) {
        assertThat(new Client(said, "").address()).isEqualTo(address);
        assertThat(new Client(said, "").network()).isEqualTo(network);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "unknown",
                "garbage",
                "_hidden",
                "localhost",
                "4711",
                "1.2.3",
                "203.0.113.256",
                "203.0.113.9:",
                "203.0.113.9:port",
                "2001:db8:::1",
                "[2001:db8::1",
                "[203.0.113.9]:80",
                "203.0.113.9\r\n"
            })
    void whoever_says_no_address_is_somewhere_unknown(String said) {
        assertThat(new Client(said, "").address()).isEqualTo("unknown");
        assertThat(new Client(said, "").network()).isEqualTo("unknown");
    }

    @Test
    void what_a_program_calls_itself_is_short_and_forges_no_line() {
        assertThat(new Client("192.0.2.7", "Mozilla\r\nX: 1\u0000 \ud83d\ude00").agent())
                .isEqualTo("Mozilla  X: 1");
        assertThat(new Client("192.0.2.7", "a".repeat(5000)).agent()).hasSize(300);
    }
}
