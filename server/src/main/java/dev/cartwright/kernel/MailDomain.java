package dev.cartwright.kernel;

import java.net.IDN;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A domain as mail servers say it, in ASCII.
 *
 * <p>Java writes domains by the rules of 2003 (RFC 3490), registries and browsers by those of 2010
 * (RFC 5891, UTS 46), and some letters, such as ß, are another domain by each. So only letters that
 * stand for themselves by both are taken: what is left is Punycode (RFC 3492), about which they
 * agree. Who has a domain of other letters can give it in ASCII.
 */
final class MailDomain {

    /**
     * Letters, marks and digits (RFC 5892, section 2.1) without old Hangul and what its section 2.6
     * takes out.
     */
    private static final String LETTERS =
            "\\p{Ll}\\p{Lo}\\p{Lm}\\p{Nd}&&[^\\u1100-\\u11FF\\u0640\\u07FA\\u3031-\\u3035\\u303B]";

    private static final Pattern LABEL =
            Pattern.compile("[" + LETTERS + "]([" + LETTERS + "]|[\\p{Mn}\\p{Mc}-])*");

    private MailDomain() {}

    /** Throws IllegalArgumentException where letters do not stand for themselves. */
    static String ascii(String domain) {
        return Arrays.stream(Normalizer.normalize(domain, Form.NFC).split("\\.", -1))
                .map(MailDomain::label)
                .collect(Collectors.joining("."));
    }

    private static String label(String label) {
        if (label.chars().allMatch(c -> c < 128)) {
            return label;
        }
        if (!LABEL.matcher(label).matches() || !Normalizer.isNormalized(label, Form.NFKC)) {
            throw notPlain();
        }
        var ascii = punycode(label);
        // Unless it comes back as it was, a letter was replaced, as ß is by ss.
        if (!IDN.toUnicode(ascii).equals(label)) {
            throw notPlain();
        }
        return ascii;
    }

    private static String punycode(String label) {
        try {
            return IDN.toASCII(label);
        } catch (IllegalArgumentException e) {
            // Also a letter that is younger than the rules of 2003, which do not know it.
            throw notPlain();
        }
    }

    private static IllegalArgumentException notPlain() {
        return new IllegalArgumentException(
                "must have a domain of plain letters; one of other letters can be given as xn--…");
    }
}
