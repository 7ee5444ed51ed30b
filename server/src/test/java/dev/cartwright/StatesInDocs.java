package dev.cartwright;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.function.Function;
import java.util.stream.Stream;

/** The table of a document that says which state may follow which. */
public final class StatesInDocs {

    private static final String BEGIN = "<!-- states -->\n";

    private StatesInDocs() {}

    /**
     * Asserts that it says what the code says.
     *
     * @param document in docs
     * @param next the states that may come next
     */
    public static <E extends Enum<E>> void assertDrawn(
            String document, E[] states, Function<E, ? extends Collection<E>> next)
            throws IOException {
        var docs = Files.readString(Path.of("../docs", document));

        assertThat(docs.substring(docs.indexOf(BEGIN), docs.indexOf("<!-- /states -->")))
                .isEqualTo(
                        BEGIN
                                + "| state | may become |\n|---|---|\n"
                                + Stream.of(states)
                                        .map(it -> row(it, next.apply(it)))
                                        .collect(joining()));
    }

    private static String row(Enum<?> state, Collection<? extends Enum<?>> next) {
        var names = next.stream().map(it -> "`" + it + "`").collect(joining(", "));
        return "| `%s` | %s |\n".formatted(state, names);
    }
}
