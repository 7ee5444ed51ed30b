package dev.cartwright.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** How often what shops write down is taken for the number of a card, of a million each. */
class CardFalseAlarmTest {

    static final int MILLION = 1_000_000;

    static Stream<Arguments> numbers() {
        return Stream.of(
                Arguments.of("UUIDs", of(it -> uuid(it).toString()), 0),
                Arguments.of("digests", of(CardFalseAlarmTest::digest), 0),
                Arguments.of("telephone numbers", of(it -> "+" + digits(it, 15)), 0),
                Arguments.of("IBANs of Germany", of(it -> iban(it, "DE", 18)), 0),
                Arguments.of("IBANs of Austria in groups", of(CardFalseAlarmTest::grouped), 0),
                Arguments.of("GTINs of 13 digits", of(it -> gtin(digits(it, 12))), 0),
                Arguments.of("GTINs of 14 digits", of(it -> gtin(digits(it, 13))), 3_661),
                Arguments.of("order numbers of 12 digits", of(it -> digits(it, 12)), 0),
                Arguments.of("any 13 digits", of(it -> digits(it, 13)), 9_167),
                Arguments.of("any 15 digits", of(it -> digits(it, 15)), 5_771),
                Arguments.of("any 16 digits", of(it -> digits(it, 16)), 39_168),
                Arguments.of("any 22 digits in fours", of(it -> fours(digits(it, 22))), 105_668));
    }

    private static Function<Random, String> of(Function<Random, String> one) {
        return one;
    }

    @ParameterizedTest(name = "of {0} {2}")
    @MethodSource("numbers")
    void is_known_and_no_larger(String what, Function<Random, String> number, int alarms) {
        var random = new Random(7812);

        var taken =
                Stream.generate(() -> number.apply(random))
                        .limit(MILLION)
                        .filter(CardNumber::isIn)
                        .count();

        assertThat(taken).as(what).isEqualTo(alarms);
    }

    private static UUID uuid(Random random) {
        var version = (random.nextLong() & ~0xF000L) | 0x4000L;
        return new UUID(version, (random.nextLong() >>> 2) | Long.MIN_VALUE);
    }

    private static String digest(Random random) {
        return "%016x%016x".formatted(random.nextLong(), random.nextLong());
    }

    private static String digits(Random random, int length) {
        var digits = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            digits.append(random.nextInt(10));
        }
        return digits.toString();
    }

    private static String gtin(String digits) {
        var sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += (digits.charAt(i) - '0') * ((digits.length() - i) % 2 == 0 ? 1 : 3);
        }
        return digits + (10 - sum % 10) % 10;
    }

    private static String iban(Random random, String country, int length) {
        var account = digits(random, length);
        var moved = account + (country.charAt(0) - 'A' + 10) + (country.charAt(1) - 'A' + 10);
        var rest = 0;
        for (var c : (moved + "00").toCharArray()) {
            rest = (rest * 10 + c - '0') % 97;
        }
        return country + "%02d".formatted(98 - rest) + account;
    }

    private static String grouped(Random random) {
        return fours(iban(random, "AT", 16));
    }

    private static String fours(String text) {
        return text.replaceAll("(.{4})(?=.)", "$1 ");
    }
}
