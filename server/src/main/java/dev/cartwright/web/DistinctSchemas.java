package dev.cartwright.web;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.Type;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that each type has a schema of its own: of two types of one name the library would
 * describe one, and let the other pass for it.
 */
final class DistinctSchemas implements ModelConverter {

    private final Map<String, String> described = new ConcurrentHashMap<>();

    /** Throws {@link IllegalStateException} where another type has that name already. */
    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> others) {
        if (!others.hasNext()) {
            return null;
        }
        var schema = others.next().resolve(type, context, others);
        if (schema != null && schema.get$ref() != null) {
            var name = schema.get$ref();
            requireOwn(name.substring(name.lastIndexOf('/') + 1), name(type.getType()));
        }
        return schema;
    }

    /** The library's own types say what kind of type they are, in brackets. */
    private static String name(Type type) {
        return type.getTypeName().replaceFirst("^\\[[a-z ]+, class (.*)]$", "$1").replace(" ", "");
    }

    private void requireOwn(String schema, String type) {
        var other = described.putIfAbsent(schema, type);
        if (other != null && !other.equals(type)) {
            throw new IllegalStateException(
                    "both %s and %s would be the schema %s: name one by @Schema(name = …)"
                            .formatted(other, type, schema));
        }
    }
}
