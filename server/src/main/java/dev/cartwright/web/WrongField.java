package dev.cartwright.web;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.cartwright.kernel.CardNumber;
import dev.cartwright.kernel.InvalidField;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.IllegalCurrencyException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.FieldError;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** A field of the request and, for the person who sent it, what is wrong with it. */
record WrongField(String field, String message) {

    /** A field that nobody knows may be called by the number of a card. */
    WrongField {
        field = CardNumber.masked(field);
        message = CardNumber.masked(message);
    }

    static WrongField of(MessageSourceResolvable error, String otherwise) {
        var field = error instanceof FieldError wrong ? wrong.getField() : otherwise;
        if (error instanceof FieldError wrong && wrong.contains(TypeMismatchException.class)) {
            return new WrongField(field, of(wrong.unwrap(TypeMismatchException.class)).message());
        }
        return new WrongField(
                field, Objects.requireNonNullElse(error.getDefaultMessage(), "is not valid"));
    }

    static WrongField of(TypeMismatchException e) {
        var field = Objects.requireNonNullElse(e.getPropertyName(), "request");
        var type = e.getRequiredType();
        var own = type != null && type.isEnum() ? null : own(e);
        // Of an enum Java itself speaks, and names our class.
        if (own != null && own.startsWith("No enum constant")) {
            return new WrongField(field, "is none of those that there are");
        }
        return new WrongField(field, Objects.requireNonNullElseGet(own, () -> expected(type)));
    }

    static WrongField of(HttpMessageNotReadableException e) {
        if (!(e.getCause() instanceof JacksonException json)) {
            return new WrongField("body", "is missing or not readable");
        }
        var path = path(json);
        if (NestedExceptionUtils.getMostSpecificCause(e) instanceof InvalidField inner) {
            path = path.isEmpty() ? inner.field() : path + "." + inner.field();
        }
        return new WrongField(path.isEmpty() ? "body" : path, reason(json));
    }

    private static String reason(JacksonException json) {
        var own = own(json);
        if (own != null) {
            return own;
        }
        if (NestedExceptionUtils.getMostSpecificCause(json) instanceof IllegalCurrencyException) {
            return expected(CurrencyUnit.class);
        }
        return switch (json) {
            case UnrecognizedPropertyException _ -> "is not a known field";
            case MismatchedInputException wrong -> expected(wrong.getTargetType());
            case StreamConstraintsException _ -> "is nested too deeply or too long";
            default -> "is not readable";
        };
    }

    private static String path(JacksonException json) {
        if (json instanceof StreamReadException && json.processor() instanceof JsonParser parser) {
            return path(parser.streamReadContext().pathAsPointer());
        }
        return json.getPath().stream()
                .map(step ->
                        step.getPropertyName() == null
                                ? "[" + step.getIndex() + "]"
                                : "." + step.getPropertyName())
                .collect(joining())
                .replaceFirst("^\\.", "");
    }

    /** Where the text itself is no JSON, the reader knows how far it came. */
    private static String path(JsonPointer reached) {
        return reached.toString()
                .replaceAll("/([0-9]+)(?=/|$)", "[$1]")
                .replace('/', '.')
                .replaceFirst("^\\.", "");
    }

    /** Our own types say in words what they accept; what a library says names its classes. */
    private static @Nullable String own(Exception e) {
        var cause = NestedExceptionUtils.getMostSpecificCause(e);
        var ofSpring =
                cause.getStackTrace().length > 0
                        && cause.getStackTrace()[0]
                                .getClassName()
                                .startsWith("org.springframework");
        return !ofSpring
                        && (cause.getClass() == IllegalArgumentException.class
                                || cause instanceof InvalidField)
                ? cause.getMessage()
                : null;
    }

    private static String expected(@Nullable Class<?> type) {
        if (type == null) {
            return "is not readable";
        }
        if (type == int.class
                || type == Integer.class
                || type == long.class
                || type == Long.class) {
            return "must be a whole number";
        }
        if (type == BigDecimal.class) {
            return "must be a number";
        }
        if (type == Instant.class) {
            return "must be an instant such as 2026-01-31T12:00:00Z";
        }
        if (type == LocalDate.class) {
            return "must be a day such as 2026-01-31";
        }
        if (type == UUID.class) {
            return "must be a UUID";
        }
        if (type == String.class) {
            return "must be a text";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "must be true or false";
        }
        if (type.isEnum()) {
            return Stream.of(type.getEnumConstants())
                    .map(String::valueOf)
                    .collect(joining(", ", "must be one of ", ""));
        }
        if (Collection.class.isAssignableFrom(type)) {
            return "must be a list";
        }
        if (type == CurrencyUnit.class) {
            return "must be a currency code such as USD";
        }
        var value = value(type);
        if (value != null) {
            return expected(value);
        }
        return type.isRecord() || Map.class.isAssignableFrom(type)
                ? "must be an object"
                : "is not readable";
    }

    /** A SKU, say, is an object for us only: callers know it as a text. */
    private static @Nullable Class<?> value(Class<?> type) {
        return Stream.ofNullable(type.getRecordComponents())
                .flatMap(Stream::of)
                .filter(it -> it.getAccessor().isAnnotationPresent(JsonValue.class))
                .map(RecordComponent::getType)
                .findAny()
                .orElse(null);
    }
}
