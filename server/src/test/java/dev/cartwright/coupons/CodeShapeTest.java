package dev.cartwright.coupons;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.HashSet;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodeShapeTest {

    @Test
    void no_two_characters_of_a_code_are_mistaken_for_each_other() {
        assertThat(CodeShape.ALPHABET).hasSize(23).doesNotContainPattern("[01OIQLUAESZGB]");
        assertThat(CodeShape.ALPHABET.chars().distinct()).hasSize(23);
    }

    @Test
    void each_code_drawn_fits_is_right_and_is_no_word_of_another_shape() {
        var shape = new CodeShape("SUMMER", 8);
        var random = new RandomCharacters();
        var drawn = new HashSet<String>();
        for (int i = 0; i < 10_000; i++) {
            var code = shape.draw(random);
            drawn.add(code);

            assertThat(shape.fits(code)).isTrue();
            assertThat(CheckCharacter.isRight(code)).isTrue();
            assertThat(new CodeShape("SUMMER", 9).fits(code)).isFalse();
            assertThat(new CodeShape("WINTER", 8).fits(code)).isFalse();
        }
        assertThat(drawn).hasSizeGreaterThan(9_990);
    }

    /** By counting them all: of three characters the last is the check. */
    @ParameterizedTest
    @CsvSource({"'', 2", "'', 3", "'', 4", "SUMMER, 3", "7, 4"})
    void the_space_is_as_many_codes_as_there_are(String prefix, int length) {
        assertThat(new CodeShape(prefix, length).space())
                .isEqualTo(BigInteger.valueOf(count(prefix, length)));
    }

    @ParameterizedTest
    @CsvSource({"6, 40008", "8, 21165129", "12, 5922871468217"})
    void one_in_a_hundred_codes_may_be_given_out(int length, long most) {
        assertThat(new CodeShape("", length).most()).isEqualTo(BigInteger.valueOf(most));
    }

    /** Each is expected 10,000 times; six standard deviations are 600 times away. */
    @Test
    void each_character_is_drawn_as_often_as_any_other() {
        var random = new RandomCharacters();
        var times = new TreeMap<Character, Integer>();
        for (int i = 0; i < 230_000; i++) {
            times.merge(random.next(), 1, Integer::sum);
        }
        assertThat(times).hasSize(23);
        assertThat(times.values()).allMatch(it -> it > 9_400 && it < 10_600);
    }

    private static long count(String begin, int left) {
        if (left == 1) {
            return CodeShape.ALPHABET.indexOf(CheckCharacter.of(begin)) < 0 ? 0 : 1;
        }
        return CodeShape.ALPHABET.chars().mapToLong(it -> count(begin + (char) it, left - 1)).sum();
    }
}
