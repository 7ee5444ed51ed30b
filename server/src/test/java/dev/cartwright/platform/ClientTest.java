package dev.cartwright.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7",
        "::ffff:192.0.2.7, 192.0.2.7",
        "2001:db8:1:2:3:4:5:6, 2001:db8:1:2:0:0:0:0/64",
        "2001:db8:1:2::9, 2001:db8:1:2:0:0:0:0/64",
        "2001:db8:1:3::9, 2001:db8:1:3:0:0:0:0/64"
    })
    void a_network_is_an_address_or_what_a_household_has_of_them(String address, String network) {
        assertThat(new Client(address, "").network()).isEqualTo(network);
    }

    @Test
    void what_a_program_calls_itself_is_short_and_forges_no_line() {
        assertThat(new Client("192.0.2.7", "Mozilla\r\nX: 1\u0000 \ud83d\ude00").agent())
                .isEqualTo("Mozilla  X: 1");
        assertThat(new Client("192.0.2.7", "a".repeat(5000)).agent()).hasSize(300);
    }
}
