package dev.cartwright.processors;

import dev.cartwright.kernel.CardNumber;
import java.util.regex.Pattern;

/**
 * What may be kept and logged of what goes over the line to a processor: by the names of fields,
 * however deep and however broken the text is, and by what looks like a secret wherever it stands.
 */
final class Redaction {

    private static final int MOST = 16_000;

    /** At the end of what is cut there may be half a secret, which no longer looks like one. */
    private static final int DOUBTFUL = 500;

    private static final String NAMES =
            "(?:secret|password|api_?key|authorization|access_?token|email|phone|name|address|line1"
                    + "|line2|return_?url|postal_code|city|iban|number|cvc|cvv|receipt_url)";

    /**
     * In JSON that is quoted in JSON each quote has a backslash before it, or three. Names are
     * looked for only in what a colon follows: that saves most of the time.
     */
    private static final Pattern FIELD =
            Pattern.compile(
                    "(?i)(\\\\{0,7})\"(?=[^\"\\\\]{0,180}+\\1\"\\s{0,80}:)[^\"\\\\]{0,80}"
                            + NAMES
                            + "[^\"\\\\]{0,80}\\1\"\\s{0,80}:\\s{0,80}");

    private static final Pattern FORM =
            Pattern.compile("(?i)((?:^|&)[^=&]{0,160}" + NAMES + "[^=&]{0,160}=)[^&]*+");

    private static final Pattern QUERY =
            Pattern.compile(
                    "(?i)([?&][^=&\"\\s]{0,80}" + NAMES + "[^=&\"\\s]{0,80}=)[^&\"\\s\\\\]*+");

    private static final Pattern KEY =
            Pattern.compile("(?i)(authorization\\s{0,9}[:=]\\s{0,9}|bearer\\s{1,9})[^\"\\r\\n&]++");

    private static final Pattern TOKEN =
            Pattern.compile("(?=[srew_])(\\b(?:sk|rk|ek|whsec)_|_secret_)[A-Za-z0-9_*]++");

    private static final Pattern MAIL =
            Pattern.compile(
                    "[^\\s\"'\\\\&=:;,<>()\\[\\]@/?]{1,64}(?:@|%40|\\\\u0040)[\\p{L}\\p{N}.-]{1,255}");

    private Redaction() {}

    /** Headers are left out altogether: the credentials are there. */
    static String of(ProcessorRequest request) {
        return request.method()
                + " "
                + clean(request.uri().toString())
                + "\n"
                + clean(request.body());
    }

    static String of(Answer answer) {
        return switch (answer) {
            case Answer.Replied(var status, _, var body) -> status + "\n" + clean(body);
            case Answer.NotSent(var reason) -> "not sent: " + reason;
            case Answer.Lost(var reason) -> "lost: " + reason;
        };
    }

    private static String clean(String text) {
        if (text.length() <= MOST) {
            return withoutSecrets(text);
        }
        var cut = withoutSecrets(text.substring(0, MOST));
        return cut.substring(0, Math.max(0, cut.length() - DOUBTFUL)) + "…";
    }

    private static String withoutSecrets(String text) {
        var start = text.stripLeading();
        var named = withoutFields(text);
        if (!start.startsWith("{") && !start.startsWith("[")) {
            named = FORM.matcher(named).replaceAll("$1***");
        }
        var shaped = QUERY.matcher(named).replaceAll("$1***");
        shaped = KEY.matcher(shaped).replaceAll("$1***");
        shaped = TOKEN.matcher(shaped).replaceAll("$1***");
        return CardNumber.masked(
                mayHaveMail(shaped) ? MAIL.matcher(shaped).replaceAll("***") : shaped);
    }

    /** Any letter may begin an address: to look for its middle first takes a hundredth as long. */
    private static boolean mayHaveMail(String text) {
        return text.indexOf('@') >= 0 || text.contains("%40") || text.contains("\\u0040");
    }

    private static String withoutFields(String text) {
        var kept = new StringBuilder();
        var field = FIELD.matcher(text);
        var from = 0;
        while (field.find(from)) {
            var end = JsonValue.end(text, field.end());
            kept.append(text, from, field.end())
                    .append(hidden(text.substring(field.end(), end), field.group(1)));
            from = end;
        }
        return kept.append(text, from, text.length()).toString();
    }

    private static String hidden(String value, String backslashes) {
        return switch (value) {
            case "", "null", "true", "false" -> value;
            default -> backslashes + "\"***" + backslashes + "\"";
        };
    }
}
