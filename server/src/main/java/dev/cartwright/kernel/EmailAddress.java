package dev.cartwright.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where a person reads mail, without blanks around it, in lower case and with its domain in ASCII,
 * so that one person who writes it in two ways stays one person.
 */
public record EmailAddress(@JsonValue String value) {

    private static final int MOST = 254;

    private static final Pattern SHAPE =
            Pattern.compile(
                    "(?U)(?=[^@]{1,64}@)[^\\s@<>(),;:\\\\\"\\[\\]\\p{Cntrl}.]+"
                            + "(\\.[^\\s@<>(),;:\\\\\"\\[\\]\\p{Cntrl}.]+)*@[^@]+");

    private static final Pattern DOMAIN =
            Pattern.compile(
                    "([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+"
                            + "(?![0-9]+$)[a-z0-9][a-z0-9-]{0,61}[a-z0-9]");

    @JsonCreator
    public EmailAddress {
        value = value.strip().toLowerCase(Locale.ROOT);
        requireShape(value.length() <= MOST && SHAPE.matcher(value).matches());
        var at = value.indexOf('@') + 1;
        var domain = MailDomain.ascii(value.substring(at));
        value = value.substring(0, at) + domain;
        requireShape(value.length() <= MOST && DOMAIN.matcher(domain).matches());
    }

    private static void requireShape(boolean hasIt) {
        if (!hasIt) {
            throw new IllegalArgumentException(
                    "must be an e-mail address such as name@example.org");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
