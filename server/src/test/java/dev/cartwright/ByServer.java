package dev.cartwright;

import static java.util.stream.Collectors.joining;

import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.ClassDescriptor;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.ClassOrdererContext;

/**
 * Tests of one server come one after the other, by what they say of it, so that few servers are
 * kept at a time: a heap full of them stops for seconds to be looked through. In any folder's
 * order.
 */
public final class ByServer implements ClassOrderer {

    @Override
    public void orderClasses(ClassOrdererContext context) {
        context.getClassDescriptors()
                .sort(
                        Comparator.comparing((ClassDescriptor it) -> server(it.getTestClass()))
                                .thenComparing(it -> it.getTestClass().getName()));
    }

    private static String server(Class<?> test) {
        var said = new ArrayList<Annotation>();
        for (Class<?> it = test; it != null; it = it.getSuperclass()) {
            said.addAll(List.of(it.getDeclaredAnnotations()));
        }
        var server =
                said.stream()
                        .map(Annotation::toString)
                        .filter(it -> !it.startsWith("@org.junit"))
                        .sorted()
                        .distinct()
                        .collect(joining());
        return test.isAnnotationPresent(ModuleTest.class) ? test.getPackageName() + server : server;
    }
}
