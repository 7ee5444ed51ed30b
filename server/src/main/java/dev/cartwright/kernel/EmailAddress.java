package dev.cartwright.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where a person reads mail, without blanks around it and in lower case, so that one person who
 * writes it in two ways stays one person.
 */
public record EmailAddress(@JsonValue String value) {

    private static final Pattern SHAPE =
            Pattern.compile(
                    "(?U)[^\\s@<>(),;:\\\\\"\\[\\]\\p{Cntrl}]{1,64}@([\\p{Alnum}-]{1,63}\\.)+[\\p{Alnum}-]{2,63}");

    @JsonCreator
    public EmailAddress {
        value = value.strip().toLowerCase(Locale.ROOT);
        if (value.length() > 254 || !SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "must be an e-mail address such as name@example.org");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
