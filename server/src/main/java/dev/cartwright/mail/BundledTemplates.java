package dev.cartwright.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * The words that come with the shop.
 *
 * <p>One text file per kind and language: the subject line, then paragraphs. The HTML is made of
 * the same paragraphs, so both say the same; the line above a link becomes its button.
 */
@Component
class BundledTemplates {

    static final Set<String> LOCALES = Set.of("de", "en");

    private static final String LINK = "{{link}}";

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
        var text = parts[1].strip() + "\n";
        var html =
                Stream.of(text.strip().split("\n\n"))
                        .map(BundledTemplates::paragraph)
                        .collect(Collectors.joining("\n"));
        return new Wording(parts[0].strip(), text, frame.replace("PARAGRAPHS", html));
    }

    private static String paragraph(String text) {
        var lines = text.split("\n");
        if (lines.length == 2 && lines[1].equals(LINK)) {
            return """
            <p><a class="button" href="{{link}}">%s</a></p>
            <p class="quiet">{{link}}</p>\
            """
                    .formatted(lines[0].replaceFirst(":$", ""));
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
