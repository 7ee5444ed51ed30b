package dev.cartwright.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cartwright.kernel.InvalidField;
import dev.cartwright.platform.Channel;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplatesTest {

    static final BundledTemplates BUNDLED = new BundledTemplates();

    static final List<Arguments> WRONG =
            List.of(
                    Arguments.of("subject", "Hi {{nobody}}", "has {{nobody}}, which is none of"),
                    Arguments.of("subject", "Hi {{link}}", "must not show {{link}}"),
                    Arguments.of("text", "{{link}} {{#name}}", "is no Mustache: Section missing"),
                    Arguments.of("text", "{{link}} {{name", "has {{ that no }} closes"),
                    Arguments.of("text", "{{link}} {{name.bytes}}", "has {{name.bytes}}"),
                    Arguments.of("text", "{{link}} {{.}}", "has {{.}}, which is none of"),
                    Arguments.of("text", "{{link}} {{> other}}", "must not include"),
                    Arguments.of("text", "{{link}} {{^age}}{{/age}}", "has {{age}}"),
                    Arguments.of("text", "Hi", "must show {{link}}"),
                    Arguments.of("html", "{{link}} {{{price}}}", "has {{price}}"),
                    Arguments.of("html", "Hi {{name}}", "must show {{link}}"));

    static Stream<Arguments> bundled() {
        return Stream.of(Kind.values())
                .flatMap(kind ->
                        BUNDLED.locales().stream().map(locale -> Arguments.of(kind, locale)));
    }

    @ParameterizedTest
    @FieldSource("WRONG")
    void a_template_with_a_fault_is_refused_and_the_field_named(
            String field, String words, String message) {
        var right = words(Kind.VERIFY_EMAIL, "en");
        var wrong =
                new Wording(
                        field.equals("subject") ? words : right.subject(),
                        field.equals("text") ? words : right.text(),
                        field.equals("html") ? words : right.html());

        assertThatThrownBy(() -> Gaps.check(Kind.VERIFY_EMAIL, wrong))
                .isInstanceOfSatisfying(
                        InvalidField.class, it -> assertThat(it.field()).isEqualTo(field))
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @MethodSource("bundled")
    void a_bundled_template_uses_each_fact_of_its_kind_and_nothing_else(Kind kind, String locale) {
        var template = words(kind, locale);

        Gaps.check(kind, template);

        assertThat(Gaps.used("text", template.text())).isEqualTo(kind.placeholders());
        assertThat(Gaps.used("html", template.html())).isEqualTo(kind.placeholders());
        assertThat(Gaps.used("subject", template.subject())).contains("shop");
    }

    @ParameterizedTest
    @MethodSource("bundled")
    void a_bundled_template_without_one_of_its_facts_is_never_filled(Kind kind, String locale) {
        for (var missing : kind.placeholders()) {
            var facts = new HashMap<>(kind.example());
            facts.remove(missing);
            assertThatThrownBy(() -> Gaps.fill(words(kind, locale), facts))
                    .as(missing)
                    .hasMessageContaining(missing);
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void every_kind_has_an_example_of_each_of_its_facts(Kind kind) {
        assertThat(new TreeSet<>(kind.example().keySet())).isEqualTo(kind.placeholders());
    }

    @Test
    void what_opens_an_order_is_in_no_subject_line() {
        var wrong = new Wording("Hi {{orderLink}}", "Hi", "Hi");

        assertThatThrownBy(() -> Gaps.check(Kind.ORDER_SHIPPED, wrong))
                .isInstanceOf(InvalidField.class)
                .hasMessage("must not show {{orderLink}}, which is a secret");
    }

    /** Neither a gap nor half a sentence. */
    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void a_paragraph_about_nothing_is_not_there(String locale) {
        var facts = new HashMap<>(Kind.ORDER_SHIPPED.example());
        for (var fact : List.of("carrier", "tracking", "trackingLink", "later", "orderLink")) {
            facts.put(fact, "");
        }

        var filled = Gaps.fill(words(Kind.ORDER_SHIPPED, locale), facts);

        assertThat(filled.text()).doesNotContain("\n\n\n").doesNotContain("{{");
        assertThat(filled.html()).doesNotContain("<p></p>", "href", "class=\"quiet\"");
        assertThat(filled.text().lines().filter(line -> line.endsWith(":")))
                .as("what goes before units and the address")
                .hasSize(2);
    }

    @Test
    void facts_are_escaped_in_html_however_the_template_asks_for_them() {
        var template = new Wording("{{name}}", "{{name}} {{{name}}}", "{{name}} {{{name}}}");

        var filled = Gaps.fill(template, Map.of("name", "<b>Tom & \"Ann\"</b>"));

        assertThat(filled.subject()).isEqualTo("<b>Tom & \"Ann\"</b>");
        assertThat(filled.text()).isEqualTo("<b>Tom & \"Ann\"</b> <b>Tom & \"Ann\"</b>");
        assertThat(filled.html())
                .isEqualTo(
                        "&lt;b&gt;Tom &amp; &quot;Ann&quot;&lt;/b&gt;"
                                + " &lt;b&gt;Tom &amp; &quot;Ann&quot;&lt;/b&gt;");
    }

    @Test
    void a_fact_is_never_read_as_a_template() {
        var filled =
                Gaps.fill(new Wording("x", "{{name}}", "{{name}}"), Map.of("name", "{{shop}}"));

        assertThat(filled.text()).isEqualTo("{{shop}}");
    }

    @Test
    void who_has_no_name_is_greeted_without_one() {
        var facts = new HashMap<>(Kind.VERIFY_EMAIL.example());
        facts.put("name", "");

        assertThat(Gaps.fill(words(Kind.VERIFY_EMAIL, "en"), facts).text()).startsWith("Hello,\n");
    }

    @Test
    void the_line_above_a_link_is_its_button() {
        var html = words(Kind.RESET_PASSWORD, "de").html();

        assertThat(html)
                .contains(
                        "<html lang=\"de\">",
                        "<p><a class=\"button\" href=\"{{link}}\">Neues Passwort wählen</a></p>",
                        "<p class=\"quiet\">{{link}}</p>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    en-US | January 31, 2026, 7:00 AM EST
                    de    | 31. Januar 2026, 07:00 EST
                    """)
    void a_moment_is_written_in_the_readers_words_and_the_shops_time(String tag, String written) {
        var at = Moments.written("2026-01-31T12:00:00Z", Locale.forLanguageTag(tag), newYork());

        assertThat(at.replaceAll("[\\h\\x{202f}]", " ")).isEqualTo(written);
    }

    @Test
    void what_is_no_instant_is_written_as_it_is() {
        assertThat(Moments.written("yesterday", Locale.ENGLISH, newYork())).isEqualTo("yesterday");
    }

    private static Channel newYork() {
        return new Channel(
                Post.SHOP,
                "Shop",
                List.of(),
                Set.of(),
                Locale.US,
                ZoneId.of("America/New_York"),
                false,
                false,
                List.of());
    }

    private static Wording words(Kind kind, String locale) {
        return Objects.requireNonNull(BUNDLED.find(kind, locale));
    }
}
