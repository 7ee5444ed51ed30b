package dev.cartwright.mail;

import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.EmailAddress;
import dev.cartwright.kernel.Text;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A mail that somebody is to get.
 *
 * @param kind the template's name, such as {@code verify-email}
 * @param subject what it is about: an account's id
 * @param occurrence id of its cause; with kind and subject it names the mail
 * @param name whom it greets; one that could be taken for a link greets nobody, for whoever signs
 *     up with another's address writes the name
 * @param locale the reader's; the template's nearest is taken
 * @param facts exactly those of the kind; an {@code at} that is an ISO-8601 instant is written as
 *     the reader writes moments, in the channel's time zone
 */
public record NewMail(
        String kind,
        String subject,
        String occurrence,
        EmailAddress to,
        String name,
        ChannelId channel,
        Locale locale,
        Map<String, String> facts) {

    private static final int WORD_LENGTH = 200;
    private static final int NAME_LENGTH = 100;

    private static final Pattern LOOKS_LIKE_A_LINK = Pattern.compile("(?i)[/\\\\@]|www\\.");

    /** What ends a line, turns its direction or is half a character. */
    private static final Pattern UNPRINTABLE =
            Pattern.compile(
                    "[\\p{Cc}\\p{Cs}\\x{2028}\\x{2029}\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}]+");

    public NewMail {
        kind = Text.required("kind", kind, WORD_LENGTH);
        subject = Text.required("subject", subject, WORD_LENGTH);
        occurrence = Text.required("occurrence", occurrence, WORD_LENGTH);
        name = greeted(oneLine(name));
        facts =
                facts.entrySet().stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        Map.Entry::getKey,
                                        it -> clean(it.getKey(), it.getValue())));
    }

    private static String clean(String fact, String text) {
        return Kind.LISTS.contains(fact)
                ? text.lines().map(NewMail::oneLine).collect(Collectors.joining("\n"))
                : oneLine(text);
    }

    /** Returns it fit for a header or a sentence: nothing in it begins another line. */
    static String oneLine(String text) {
        return UNPRINTABLE.matcher(text).replaceAll(" ").strip();
    }

    private static String greeted(String name) {
        // However wide its slashes are.
        if (LOOKS_LIKE_A_LINK.matcher(Normalizer.normalize(name, Form.NFKC)).find()
                || Text.isUnseen(name)) {
            return "";
        }
        return name.codePointCount(0, name.length()) <= NAME_LENGTH
                ? name
                : name.substring(0, name.offsetByCodePoints(0, NAME_LENGTH)).strip();
    }
}
