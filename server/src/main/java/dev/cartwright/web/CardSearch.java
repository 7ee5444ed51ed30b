package dev.cartwright.web;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.cartwright.kernel.AnyNumber;
import dev.cartwright.kernel.CardNumber;
import dev.cartwright.kernel.InvalidField;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks for the number of a card in all text that somebody sent, however deep it is. */
final class CardSearch {

    private static final ClassValue<List<Part>> PARTS =
            new ClassValue<>() {
                @Override
                protected List<Part> computeValue(Class<?> type) {
                    return type.isAnnotationPresent(AnyNumber.class)
                            ? List.of()
                            : Stream.of(type.getRecordComponents())
                                    .filter(it -> !it.isAnnotationPresent(AnyNumber.class))
                                    .map(Part::of)
                                    .toList();
                }
            };

    private CardSearch() {}

    /** Throws {@link InvalidField}, which says where in the value the text is. */
    static void refuse(String path, @Nullable Object value) {
        switch (value) {
            case String text -> CardNumber.refuse(path.isEmpty() ? "body" : path, text);
            case URI address -> refuse(path, address.toString());
            case Record parts -> PARTS.get(parts.getClass()).forEach(it -> it.refuse(path, parts));
            case Collection<?> all -> {
                var i = 0;
                for (var each : all) {
                    refuse(path + "[" + i++ + "]", each);
                }
            }
            case Map<?, ?> all ->
                    all.forEach((name, each) -> {
                        refuse(path, name);
                        refuse(path.isEmpty() ? "" + name : path + "." + name, each);
                    });
            case null, default -> {}
        }
    }

    /**
     * A component of a record.
     *
     * @param name in JSON; empty where the record is written as this component alone
     */
    private record Part(String name, Method accessor) {

        static Part of(RecordComponent component) {
            var accessor = component.getAccessor();
            accessor.setAccessible(true); // The records of the modules are private to them.
            var isWhole = accessor.isAnnotationPresent(JsonValue.class);
            return new Part(isWhole ? "" : component.getName(), accessor);
        }

        void refuse(String path, Record of) {
            var dot = path.isEmpty() || name.isEmpty() ? "" : ".";
            try {
                CardSearch.refuse(path + dot + name, accessor.invoke(of));
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
