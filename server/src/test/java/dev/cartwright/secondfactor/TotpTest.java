package dev.cartwright.secondfactor;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Without a database: what is computed, and how it is written. */
class TotpTest {

    private static final byte[] SECRET = "12345678901234567890".getBytes(US_ASCII);
    private static final long STEP = 0x273EF07;
    private static final Instant NOW = Instant.ofEpochSecond(1234567890);

    /** RFC 6238, appendix B, SHA-1: eight digits there, of which six are the last six. */
    @ParameterizedTest
    @CsvSource({
        "59,          0000000000000001, 94287082",
        "1111111109,  00000000023523EC, 07081804",
        "1111111111,  00000000023523ED, 14050471",
        "1234567890,  000000000273EF07, 89005924",
        "2000000000,  0000000003F940AA, 69279037",
        "20000000000, 0000000027BC86AA, 65353130"
    })
    void codes_are_those_of_the_standard(long second, String step, String digits) {
        var number = Long.parseLong(step, 16);
        var code = digits.substring(2);

        assertThat(Totp.code(SECRET, number)).isEqualTo(code);
        assertThat(Totp.step(SECRET, code, Instant.ofEpochSecond(second))).hasValue(number);
    }

    @Test
    void a_clock_may_be_wrong_by_one_step_and_no_more() {
        for (int off = -1; off <= 1; off++) {
            assertThat(Totp.step(SECRET, Totp.code(SECRET, STEP + off), NOW)).hasValue(STEP + off);
        }
        for (int off : new int[] {-3, -2, 2, 3}) {
            assertThat(Totp.step(SECRET, Totp.code(SECRET, STEP + off), NOW))
                    .as("%d steps away", off)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"005 924", " 005924\t", "0 0 5 9 2 4"})
    void a_code_may_be_spaced(String typed) {
        assertThat(Totp.isOne(typed)).isTrue();
        assertThat(Totp.step(SECRET, typed, NOW)).isEqualTo(OptionalLong.of(STEP));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "5924", "05924", "0005924", "89005924", "005-924", "٠٠٥٩٢٤"})
    void what_is_not_six_digits_is_none(String typed) {
        assertThat(Totp.isOne(typed)).isFalse();
        assertThat(Totp.step(SECRET, typed, NOW)).isEmpty();
    }

    /** RFC 4648, 10, without the padding. */
    @ParameterizedTest
    @CsvSource({
        "'', ''",
        "f, MY",
        "fo, MZXQ",
        "foo, MZXW6",
        "foob, MZXW6YQ",
        "fooba, MZXW6YTB",
        "foobar, MZXW6YTBOI"
    })
    void bytes_are_typed_in_base_32(String bytes, String text) {
        assertThat(Base32.of(bytes.getBytes(US_ASCII))).isEqualTo(text);
    }

    @Test
    void a_recovery_code_is_read_however_it_is_typed() {
        var code = RecoveryCode.make();
        assertThat(RecoveryCode.shown(code)).matches("[0-9a-hjkmnp-tv-z]{5}-[0-9a-hjkmnp-tv-z]{5}");

        assertThat(RecoveryCode.read(RecoveryCode.shown(code))).hasValue(code);
        assertThat(RecoveryCode.read("01abc-jkv11")).hasValue("01abcjkv11");
        assertThat(RecoveryCode.read(" OIA BC–JK VlL\n")).hasValue("01abcjkv11");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "01abc-jkv1", "01abc-jkv111", "01abc-jkvu1", "01abc_jkv11"})
    void what_is_no_recovery_code_is_not_looked_for(String typed) {
        assertThat(RecoveryCode.read(typed)).isEmpty();
    }
}
