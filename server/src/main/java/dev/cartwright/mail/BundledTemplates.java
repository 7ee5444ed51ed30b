package dev.cartwright.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * The words that come with the shop.
 *
 * <p>One text file per kind and language: the subject line, then paragraphs. The HTML is made of
 * the same paragraphs, so both say the same; the line above a link becomes its button. A paragraph
 * that is one section as a whole is not there at all where there is nothing to say.
 */
@Component
class BundledTemplates {

    static final Set<String> LOCALES = Set.of("de", "en");

    private static final Pattern LINK = Pattern.compile("\\{\\{(link|\\w+Link)}}");

    private static final Pattern SECTION =
            Pattern.compile(
                    "(?<open>\\{\\{[#^](?<name>\\w+)}})(?<body>((?!\\{\\{/\\k<name>}}).)*)"
                            + "(?<close>\\{\\{/\\k<name>}})",
                    Pattern.DOTALL);

    private final Map<String, Wording> templates = new HashMap<>();

    BundledTemplates() {
        for (var locale : LOCALES) {
            var frame = read("frame.html").replace("LANGUAGE", locale);
            for (var kind : Kind.values()) {
                templates.put(key(kind, locale), parse(read(name(kind, locale)), frame));
            }
        }
    }

    @Nullable Wording find(Kind kind, String locale) {
        return templates.get(key(kind, locale));
    }

    /** The languages there are, in the order of the alphabet. */
    Set<String> locales() {
        return new TreeSet<>(LOCALES);
    }

    private static String key(Kind kind, String locale) {
        return kind.word() + "." + locale;
    }

    private static String name(Kind kind, String locale) {
        return key(kind, locale) + ".txt";
    }

    private static Wording parse(String file, String frame) {
        var parts = file.split("\n\n", 2);
        var paragraphs = List.of(parts[1].strip().split("\n\n"));
        var text =
                paragraphs.stream()
                        .map(it -> wrapped(it, body -> body + "\n\n"))
                        .collect(Collectors.joining())
                        .strip();
        var html =
                paragraphs.stream()
                        .map(it -> wrapped(it, body -> paragraph(body) + "\n"))
                        .collect(Collectors.joining())
                        .strip();
        return new Wording(parts[0].strip(), text + "\n", frame.replace("PARAGRAPHS", html));
    }

    /** The gap after a paragraph goes where the paragraph goes. */
    private static String wrapped(String paragraph, UnaryOperator<String> made) {
        var section = SECTION.matcher(paragraph);
        return section.matches()
                ? section.group("open") + made.apply(section.group("body")) + section.group("close")
                : made.apply(paragraph);
    }

    private static String paragraph(String text) {
        var lines = text.split("\n");
        if (lines.length == 2 && LINK.matcher(lines[1]).matches()) {
            return """
            <p><a class="button" href="%2$s">%1$s</a></p>
            <p class="quiet">%2$s</p>\
            """
                    .formatted(lines[0].replaceFirst(":$", ""), lines[1]);
        }
        return "<p>" + String.join("<br>\n", lines) + "</p>";
    }

    private static String read(String name) {
        try {
            return new ClassPathResource("mail/" + name).getContentAsString(UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
