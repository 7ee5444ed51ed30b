package dev.cartwright.authlog;

import dev.cartwright.authlog.AuthEvent.Kind;
import dev.cartwright.authlog.AuthEvent.Result;
import dev.cartwright.kernel.EmailAddress;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.platform.FieldErrors;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What somebody looks for in the log, as it was typed; empty is anything.
 *
 * @param from a time in UTC as browsers send it: {@code 2026-01-31T12:00}
 */
record SecurityLogForm(
        String kind, String result, String email, String network, String from, String to) {

    FieldErrors errors() {
        var errors = new FieldErrors();
        errors.check(() -> among("kind", Kind.class, kind));
        errors.check(() -> among("result", Result.class, result));
        errors.check(this::checkedEmail);
        errors.check(() -> time("from", from));
        errors.check(() -> time("to", to));
        if (errors.isEmpty()) {
            errors.check(this::filter);
        }
        return errors;
    }

    /** Throws {@link InvalidField} where a field cannot be read. */
    AuthLogFilter filter() {
        return new AuthLogFilter(
                null,
                checkedEmail(),
                among("kind", Kind.class, kind),
                among("result", Result.class, result),
                null,
                network.isBlank() ? null : network,
                null,
                time("from", from),
                time("to", to));
    }

    /** Returns where the list goes on. */
    String older(String after) {
        return UriComponentsBuilder.fromPath(SecurityLogPages.URL)
                .queryParam("kind", "{kind}")
                .queryParam("result", "{result}")
                .queryParam("email", "{email}")
                .queryParam("network", "{network}")
                .queryParam("from", "{from}")
                .queryParam("to", "{to}")
                .queryParam("after", "{after}")
                .encode()
                .buildAndExpand(kind, result, email, network, from, to, after)
                .toUriString();
    }

    private @Nullable EmailAddress checkedEmail() {
        try {
            return email.isBlank() ? null : new EmailAddress(email);
        } catch (IllegalArgumentException e) {
            throw new InvalidField("email", String.valueOf(e.getMessage()));
        }
    }

    private static <E extends Enum<E>> @Nullable E among(
            String field, Class<E> values, String value) {
        try {
            return value.isEmpty() ? null : Enum.valueOf(values, value);
        } catch (IllegalArgumentException _) {
            throw new InvalidField(field, "must be one of those offered");
        }
    }

    private static @Nullable Instant time(String field, String value) {
        try {
            return value.isBlank()
                    ? null
                    : LocalDateTime.parse(value.strip().toUpperCase(Locale.ROOT))
                            .toInstant(ZoneOffset.UTC);
        } catch (DateTimeException _) {
            throw new InvalidField(field, "must be a time such as 2026-01-31T12:00");
        }
    }
}
