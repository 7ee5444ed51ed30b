package dev.cartwright.discounts;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import dev.cartwright.kernel.InvalidField;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads and writes promotions as merchants and the database keep them; nothing unknown is taken.
 */
public final class PromotionJson {

    /** Longer texts are refused before they are read. */
    public static final int LONGEST = 200_000;

    private static final int DEEPEST = 60;

    private static final JsonMapper JSON =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(DEEPEST)
                                                    .maxDocumentLength(LONGEST)
                                                    .maxNumberLength(20)
                                                    .build())
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                    .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                    .build();

    private PromotionJson() {}

    /** Returns the promotion; throws {@link InvalidField} with the path of the first fault. */
    public static Promotion read(String json) {
        return read(json, Promotion.class);
    }

    /** As {@link #read(String)}, of what is kept beside a promotion. */
    public static <T> T read(String json, Class<T> type) {
        if (json.length() > LONGEST) {
            throw new InvalidField("promotion", "must have at most " + LONGEST + " characters");
        }
        JsonNode tree = JSON.missingNode();
        try {
            tree = JSON.readTree(json);
            var read = JSON.treeToValue(tree, type);
            if (read != null) {
                return read;
            }
        } catch (JacksonException e) {
            throw invalid(e, tree);
        }
        throw new InvalidField("promotion", "must be an object");
    }

    public static String write(Promotion promotion) {
        return JSON.writeValueAsString(promotion);
    }

    private static InvalidField invalid(JacksonException e, JsonNode tree) {
        var path = path(e, tree);
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidField inner) {
                return new InvalidField(joined(path, inner.field()), message(inner));
            }
        }
        return switch (e) {
            case InvalidTypeIdException wrong ->
                    new InvalidField(joined(path, "type"), types(wrong.getBaseType()));
            case UnrecognizedPropertyException _ ->
                    new InvalidField(orWhole(path), "is not a known field");
            case MismatchedInputException wrong ->
                    new InvalidField(orWhole(path), expected(wrong.getTargetType()));
            default -> new InvalidField(orWhole(path), reason(e));
        };
    }

    private static String joined(String path, String inner) {
        return path.isEmpty() || inner.isEmpty() || inner.startsWith("[")
                ? path + inner
                : path + "." + inner;
    }

    private static String orWhole(String path) {
        return path.isEmpty() ? "promotion" : path;
    }

    private static String message(InvalidField inner) {
        return String.valueOf(inner.getMessage());
    }

    /** Our own types say in words what they accept. */
    private static String reason(Throwable e) {
        for (var cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause.getClass() == IllegalArgumentException.class) {
                return String.valueOf(cause.getMessage());
            }
        }
        return "is not readable";
    }

    private static String types(JavaType base) {
        var known = base.getRawClass().getAnnotation(JsonSubTypes.class);
        return known == null
                ? "must be there"
                : Stream.of(known.value())
                        .map(JsonSubTypes.Type::name)
                        .collect(joining(", ", "must be one of ", ""));
    }

    private static String expected(@Nullable Class<?> type) {
        if (type != null && type.isEnum()) {
            return Stream.of(type.getEnumConstants())
                    .map(String::valueOf)
                    .collect(joining(", ", "must be one of ", ""));
        }
        return switch (type == null ? "" : type.getSimpleName()) {
            case "UUID", "PromotionId", "ProductId" -> "must be a UUID";
            case "Instant" -> "must be an instant such as 2026-01-31T12:00:00Z";
            case "LocalTime" -> "must be a time of day such as 17:30";
            case "int", "Integer" -> "must be a whole number";
            case "boolean", "Boolean" -> "must be true or false";
            case "String", "Sku", "ChannelId" -> "must be a text";
            case "Percent" -> "must be a percentage as text such as \"12.5\"";
            case "List", "Set" -> "must be a list";
            default -> "must be an object";
        };
    }

    /** A single amount is read as a list of one, and its path must not say so. */
    private static String path(JacksonException e, JsonNode tree) {
        var path = new StringBuilder();
        var at = tree;
        for (var step : e.getPath()) {
            if (step.getPropertyName() != null) {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
                at = at.path(step.getPropertyName());
            } else if (at.isArray()) {
                path.append('[').append(step.getIndex()).append(']');
                at = at.path(step.getIndex());
            }
        }
        return path.toString();
    }
}
