package dev.cartwright.processors;

import java.util.regex.Pattern;

/** What may be kept and logged of what goes over the line to a processor. */
final class Redaction {

    private static final int MOST = 16_000;
    private static final String SECRET =
            "(?:[^\"&=\\[\\]]*(?:secret|password|api_?key|email|phone|name|address|line1|line2"
                    + "|return_?url|postal_code|city|ip_address|iban|number|cvc|receipt_url)[^\"&=\\[\\]]*)";
    private static final Pattern JSON =
            Pattern.compile("(?i)(\"" + SECRET + "\"\\s*:\\s*)(?:\"(?:[^\"\\\\]|\\\\.)*+\"|\\d++)");
    private static final Pattern FORM =
            Pattern.compile("(?i)((?:^|&)[^=&]*?" + SECRET + "\\]?=)[^&]*+");

    private Redaction() {}

    /** Headers are left out altogether: the credentials are there. */
    static String of(ProcessorRequest request) {
        return request.method() + " " + request.uri() + "\n" + clean(request.body());
    }

    static String of(Answer answer) {
        return switch (answer) {
            case Answer.Replied(var status, _, var body) -> status + "\n" + clean(body);
            case Answer.NotSent(var reason) -> "not sent: " + reason;
            case Answer.Lost(var reason) -> "lost: " + reason;
        };
    }

    private static String clean(String text) {
        var cut = text.length() > MOST ? text.substring(0, MOST) + "…" : text;
        var json = JSON.matcher(cut).replaceAll("$1\"***\"");
        return json.startsWith("{") ? json : FORM.matcher(json).replaceAll("$1***");
    }
}
