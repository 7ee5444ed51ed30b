package dev.cartwright.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CardNumberTest {

    /** What the networks and processors publish for tests. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "4111111111111111",
                "4222222222222",
                "4012888888881881",
                "4000000000000000006",
                "5555555555554444",
                "5105105105105100",
                "2223003122003222",
                "378282246310005",
                "371449635398431",
                "6011111111111117",
                "6011000990139424",
                "30569309025904",
                "38520000023237",
                "36227206271667",
                "3530111333300000",
                "3566002020360505",
                "6200000000000005",
                "6205500000000000004",
                "6759649826438453",
                "6771798021000008"
            })
    void of_each_network_is_known(String number) {
        assertThat(CardNumber.isIn(number)).isTrue();
        assertThat(CardNumber.isIn("my card " + number + ", thanks")).isTrue();
        assertThat(CardNumber.isIn("card" + number + "x")).isTrue();
        assertThat(CardNumber.masked(number)).doesNotContain(number).hasSameSizeAs(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4111 1111 1111 1111",
                "4111-1111-1111-1111",
                "4111.1111.1111.1111",
                "4111\u00a01111\u00a01111\u00a01111",
                "4111\u202f1111\u20111111\u20131111",
                "4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1",
                "3782 822463 10005",
                "4111\u200b1111\u00ad1111\u20601111",
                "4111\u200b 1111 1111 1111",
                "４１１１１１１１１１１１１１１１",
                "٤١١١١١١١١١١١١١١١",
                "۴۱۱۱ ۱۱۱۱ ۱۱۱۱ ۱۱۱۱",
                "४१११११११११११११११",
                "𝟒𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏",
                "4111 1111 1111 1111 12/27 123",
                "4111 1111 1111 1111 123",
                "12 4111 1111 1111 1111",
                "room 7, 4111111111111111",
                "+4111111111111111"
            })
    void is_known_however_it_is_written(String text) {
        assertThat(CardNumber.isIn(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Ada Lovelace",
                "4111111111111112", // its check digit is another
                "1111111111111117", // no network begins so
                "411111111111", // too short
                "411111111111111111111111", // too long
                "4111  1111  1111  1111", // two blanks are two numbers
                "4111/1111/1111/1111",
                "+378282246310005", // a telephone number
                "+30 5693 0902 5904",
                "4006381333931", // a GTIN
                "4006381310062", // a GTIN with Luhn's check digit as well
                "7 4006381310062",
                "DE89370400440532013000",
                "DE89 3704 0044 0532 0130 00",
                "GB29 NWBK 6016 1331 9268 19",
                "AT61 1904 3002 3457 3201",
                "00000000-0000-4000-8000-411111111111",
                "41111111-1111-4111-8111-111111111111",
                "0198c0de-4111-7111-8111-111111114444",
                "e3b0c44298fc1c14111111111111111149afbf4c8996fb92427ae41e4649b934",
                "1Z999AA10123456784", // UPS
                "2026-11-26T14:55:29.123Z 192.168.100.100 8080"
            })
    void what_is_something_else_is_not_taken_for_one(String text) {
        assertThat(CardNumber.isIn(text)).isFalse();
        assertThat(CardNumber.masked(text)).isSameAs(text);
    }

    @Test
    void is_one_where_an_iban_or_a_digest_only_seems_to_be_around_it() {
        assertThat(CardNumber.isIn("DE00 4111 1111 1111 1111")).isTrue();
        assertThat(CardNumber.isIn("DE89370400440532013000 4111111111111111")).isTrue();
        assertThat(CardNumber.isIn("abc4111111111111111def")).isTrue();
        assertThat(CardNumber.isIn("00000000-0000-4000-8000-000000000000 4111111111111111"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DE89 3704 0044 0532 0130 00",
                "41111111-1111-4111-8111-111111111111",
                "e3b0c44298fc1c14111111111111111149afbf4c8996fb92427ae41e4649b934"
            })
    void what_is_something_else_is_known_in_the_middle_of_a_aroundtext(String text) {
        var much = ", tea".repeat(50) + " ";
        var around = much.concat(text).concat(much);

        assertThat(CardNumber.isIn(around)).isFalse();
        assertThat(CardNumber.isIn(around.concat("4111111111111111"))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "4111111111111111, 411111******1111",
        "4111 1111 1111 1111, 4111 11** **** 1111",
        "12 4111 1111 1111 1111, 12 4111 11** **** 1111",
        "4111 1111 1111 1111 5555 5555 5555 4444, 4111 11** **** 1111 5555 55** **** 4444",
        "4000000000000000006, 400000*********0006",
        "378282246310005, 37828******0005",
        "30569309025904, 3056******5904",
        "4222222222222, 422******2222",
        "４１１１ 1111 1111 1111, ４１１１ 11** **** 1111",
        "'a 5555555555554444, b 378282246310005.', 'a 555555******4444, b 37828******0005.'"
    })
    void keeps_six_and_four_digits_at_most_and_hides_six_at_least(String text, String masked) {
        assertThat(CardNumber.masked(text)).isEqualTo(masked);
        assertThat(CardNumber.isIn(masked)).isFalse();
    }

    @Test
    void the_refusal_names_the_field_and_not_the_number() {
        assertThatExceptionOfType(InvalidField.class)
                .isThrownBy(() -> CardNumber.refuse("note", "4111 1111 1111 1111"))
                .withMessage("must not have what may be the number of a card")
                .satisfies(it -> assertThat(it.field()).isEqualTo("note"));
    }
}
