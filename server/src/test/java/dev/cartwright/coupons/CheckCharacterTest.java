package dev.cartwright.coupons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The weighed sum is linear: whether an error is found depends on its place and on the characters
 * in question, and on nothing else of the code. All of these are tried, in the longest code.
 */
class CheckCharacterTest {

    static final String ALL = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    static final int LENGTH = CouponCode.LONGEST;

    /**
     * The first is the worked example of donation numbers (ISBT 128; UK Blood Services, Red Book,
     * annex 2), the others are those of stdnum and gb-util.
     */
    @ParameterizedTest
    @CsvSource({"G123498654321, H", "G123489654321, Y", "1234ABCD, V"})
    void follows_the_standard(String text, char check) {
        assertThat(CheckCharacter.of(text)).isEqualTo(check);
        assertThat(CheckCharacter.isRight(text + check)).isTrue();
    }

    @Test
    void each_wrong_character_at_each_place_is_found() {
        for (int place = 0; place < LENGTH; place++) {
            for (int right = 0; right < ALL.length(); right++) {
                var code = code(place, right);
                for (int wrong = 0; wrong < ALL.length(); wrong++) {
                    var typed = with(code, place, wrong);
                    assertThat(CheckCharacter.isRight(typed)).as(typed).isEqualTo(right == wrong);
                }
            }
        }
    }

    @Test
    void each_swap_of_neighbours_at_each_place_is_found() {
        for (int place = 0; place + 1 < LENGTH; place++) {
            for (int one = 0; one < ALL.length(); one++) {
                for (int other = 0; other < ALL.length(); other++) {
                    var code = code(place, one, other);
                    var typed = with(with(code, place, other), place + 1, one);
                    assertThat(CheckCharacter.isRight(typed)).as(typed).isEqualTo(one == other);
                }
            }
        }
    }

    /** As people swap two groups that a dash separates: up to 35 places apart. */
    @Test
    void each_swap_of_two_characters_of_the_usual_length_is_found() {
        var code = "KX4M7RPTWC9F";
        for (int one = 0; one < code.length(); one++) {
            for (int other = one + 1; other < code.length(); other++) {
                var whole = code.substring(0, 11) + CheckCharacter.of(code.substring(0, 11));
                var swapped = new StringBuilder(whole);
                swapped.setCharAt(one, whole.charAt(other));
                swapped.setCharAt(other, whole.charAt(one));

                assertThat(CheckCharacter.isRight(swapped.toString()))
                        .isEqualTo(whole.charAt(one) == whole.charAt(other));
            }
        }
    }

    @Test
    void what_is_no_letter_or_digit_has_no_check() {
        assertThatThrownBy(() -> CheckCharacter.of("SÜMMER"))
                .hasMessage("No check is defined of 'Ü'");
    }

    /** A right code that has these characters from a place on. */
    private static String code(int place, int... characters) {
        var code = "4".repeat(LENGTH);
        for (int i = 0; i < characters.length; i++) {
            code = with(code, place + i, characters[i]);
        }
        var free = place < LENGTH / 2 ? LENGTH - 3 : 0;
        for (int first = 0; first < ALL.length(); first++) {
            for (int second = 0; second < ALL.length(); second++) {
                var tried = with(with(code, free, first), free + 1, second);
                if (CheckCharacter.isRight(tried)) {
                    return tried;
                }
            }
        }
        throw new AssertionError("No right code has these: " + code);
    }

    private static String with(String code, int place, int character) {
        return code.substring(0, place) + ALL.charAt(character) + code.substring(place + 1);
    }
}
