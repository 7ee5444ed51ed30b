package dev.cartwright.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.cartwright.kernel.InvalidField;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "%%%", "no base 64", "bm90IG91cnM", "\u0000", "MQ"})
    void that_is_not_ours_is_refused_by_name(String after) {
        assertThatExceptionOfType(InvalidField.class)
                .isThrownBy(() -> Cursor.read(after, 2, keys -> keys))
                .withMessage("must be what a page gave as next")
                .extracting(InvalidField::field)
                .isEqualTo("after");
    }

    @Test
    void with_keys_of_another_list_is_refused_by_name() {
        var words = Cursor.of("tea", "cup").toString();
        var noText = Base64.getUrlEncoder().encodeToString(new byte[] {(byte) 0xff, 0x1f, 0x31});

        for (var after : List.of(words, noText)) {
            assertThatExceptionOfType(InvalidField.class)
                    .isThrownBy(() -> Cursor.read(after, 2, keys -> Long.valueOf(keys.getFirst())));
        }
        assertThatExceptionOfType(InvalidField.class)
                .isThrownBy(() -> Cursor.read(words, 3, keys -> keys));
    }

    @Test
    void gives_back_its_keys() {
        var cursor = Cursor.of("Grüner Tee", 7, "");

        List<String> keys = Cursor.read(cursor.toString(), 3, it -> it);
        assertThat(keys).containsExactly("Grüner Tee", "7", "");
        assertThat(new String(Base64.getUrlDecoder().decode(cursor.toString()), UTF_8))
                .isEqualTo("Grüner Tee\u001f7\u001f");
    }

    @Test
    void a_page_goes_on_behind_its_last_row_and_ends_where_there_is_no_more() {
        assertThat(Page.of(List.of(1, 2, 3), 2, Cursor::of))
                .isEqualTo(new Page<>(List.of(1, 2), Cursor.of(2).toString()));
        assertThat(Page.of(List.of(1, 2), 2, Cursor::of))
                .isEqualTo(new Page<>(List.of(1, 2), null));
        assertThat(Page.of(List.<Integer>of(), 2, Cursor::of))
                .isEqualTo(new Page<>(List.of(), null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "\"\"", "\"-1\"", "\"1.0\"", "\"1", "9999999999", "1, 2"})
    void a_version_that_is_none_is_refused(String header) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IfMatch.valueOf(header))
                .withMessage("must be a version as ETag gave it, such as \"3\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"3\"", "W/\"3\"", "3", " \"3\" "})
    void a_version_is_read_as_etag_gave_it(String header) {
        assertThat(IfMatch.valueOf(header)).isEqualTo(new IfMatch(3));
    }

    @Test
    void an_idempotency_key_is_not_the_number_of_a_card() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new IdempotencyKey("order-4111111111111111"))
                .withMessage("must not have what may be the number of a card");
    }

    @Test
    void an_idempotency_key_has_1_to_255_visible_ascii_characters() {
        for (var key : List.of("", "a b", "ü", "a\u007f", "a\n", "x".repeat(256))) {
            assertThatIllegalArgumentException().isThrownBy(() -> new IdempotencyKey(key));
        }
        assertThat(new IdempotencyKey("x".repeat(255)).value()).hasSize(255);
    }
}
