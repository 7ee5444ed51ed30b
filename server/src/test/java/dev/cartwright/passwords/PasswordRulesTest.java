package dev.cartwright.passwords;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cartwright.kernel.InvalidField;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {

    static final CommonPasswords COMMON = new CommonPasswords();
    static final List<String> ADA = List.of("Ada.L85@example.org", "Ada", "Lovelace-Byron");
    static final List<String> SHOPS = List.of("Online shop", "Tea & Co");

    @Test
    void a_password_has_8_to_128_characters_however_many_bytes_they_are() {
        assertRefused("kq7#fTz", "must have at least 8 characters");
        assertRefused("🜁ж字é🜂ü☃", "must have at least 8 characters");
        assertRefused("e\u0301".repeat(7), "must have at least 8 characters");
        assertRefused("correct ".repeat(16) + "x", "must have at most 128 characters");
        assertRefused("\u0301".repeat(100_000), "must have at most 128 characters");

        assertTaken("kq7#fTzu");
        assertTaken("🜁ж字é🜂ü☃x");
        assertTaken("correct ".repeat(16));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "all lower case words",
                "ALLUPPERCASEWORDS",
                "94027715583016",
                "пароль который я помню",
                "  leading and trailing  ",
                "zażółć gęślą jaźń",
                "👩‍👩‍👧 goes to school"
            })
    void no_class_of_characters_is_asked_for_and_none_is_refused(String password) {
        assertTaken(password);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"tab\there now", "line\nhere now", "zero\u0000here", "del\u007fhere now"})
    void a_control_character_is_refused(String password) {
        assertRefused(password, "must not contain control characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"half \ud800 letter", "half letter\udc00", "\udc00\ud800 turned round"})
    void half_of_a_surrogate_pair_is_refused(String password) {
        assertRefused(password, "must not contain control characters");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password1",
                "PassWord1",
                "\uff50assword1",
                "iloveyou",
                "trustno1",
                "1qaz2wsx"
            })
    void a_common_password_is_refused_however_it_is_written(String password) {
        assertRefused(
                password, "is one of the most common passwords; several words are a better one");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Passw0rd!",
                "p@ssw0rd 2024",
                "Dragon!!",
                "Summer2024!",
                "l3tm31n!!!",
                "trustn01",
                "$unsh1ne99",
                "dr4g0n-2024"
            })
    void a_common_password_is_refused_behind_digits_and_the_usual_substitutions(String password) {
        assertRefused(
                password, "is one of the most common passwords; several words are a better one");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password of my grandmother",
                "dragon flies over 7 hills",
                "my p4ssw0rd is long",
                "correct horse battery 9!",
                "1985-11-26-77",
                "4815-1623-4277",
                "Xk4$9!fz2"
            })
    void a_common_word_among_others_and_digits_alone_are_no_reason_to_refuse(String password) {
        assertTaken(password);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u200b\u2060\u200c\u200d\ufeff\u2061\u2062\u2063\u3164",
                "\u00ad \u2800\u115f \u1160\u2003 \u034f\ufe0f",
            })
    void what_nobody_can_see_is_no_password(String password) {
        assertRefused(password, "must have characters that can be seen");
    }

    @Test
    void of_the_common_ones_those_are_in_memory_that_are_long_enough() {
        assertThat(COMMON.size()).isEqualTo(29_711);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aaaaaaaa",
                "AAaaAAaa",
                "        ",
                "abababab",
                "xyzxyzxyzx",
                "12345678",
                "67890123456",
                "98765432109",
                "abcdefgh",
                "ZYXWVUTS",
                "абвгдежз",
                "qwertyuiop",
                "LKJHGFDSA",
                "qwertzuiop"
            })
    void one_character_again_and_again_or_a_sequence_is_refused(String password) {
        assertRefused(password, "must not be one character again and again or a sequence");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada.l85@example.org",
                "ADA.L85@example.org!",
                "1ada-l85-1985",
                "lovelace",
                "Lovelace1815!",
                "!!Byron1815",
                "lovelace.byron",
                "\uff2covelace1",
                "lovelacelovelace"
            })
    void what_everybody_knows_of_a_person_is_refused(String password) {
        assertRefused(password, "must not be your e-mail address or name");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "OnlineShop1",
                "online-shop",
                "2024 tea&co!",
                "Shop2024!",
                "0nl1ne$hop!",
                "$h0p-1234"
            })
    void the_shops_name_is_refused(String password) {
        assertRefused(password, "must not be the shop's name");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lovelace plays chess",
                "my online shopping list",
                "ada ada ada 7!",
                "teatime at nine"
            })
    void a_name_among_other_words_is_no_reason_to_refuse(String password) {
        assertTaken(password);
    }

    @Test
    void who_has_told_nothing_can_choose_freely() {
        assertThatCode(() -> rules().check("lovelace1815", List.of("", "@", " "), List.of("")))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 17, 31})
    void rounds_that_protect_nobody_or_never_end_stop_the_start(int rounds) {
        assertThatExceptionOfType(InvalidField.class)
                .isThrownBy(() -> new PasswordSettings(rounds, 1, 1, Duration.ofSeconds(1)))
                .withMessage("cartwright.passwords.rounds must be between 4 and 16, not " + rounds);
    }

    private static PasswordRules rules() {
        return new PasswordRules("newPassword", COMMON);
    }

    private static void assertTaken(String password) {
        assertThatCode(() -> rules().check(password, ADA, SHOPS)).doesNotThrowAnyException();
    }

    private static void assertRefused(String password, String message) {
        assertThatExceptionOfType(InvalidField.class)
                .isThrownBy(() -> rules().check(password, ADA, SHOPS))
                .withMessage(message)
                .satisfies(it -> assertThat(it.field()).isEqualTo("newPassword"));
    }
}
