package dev.cartwright.discounts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What docs/promotions.md shows can be read, and it shows all there is. */
class PromotionsPageTest {

    private static final Pattern EXAMPLE = Pattern.compile("`(\\{\"type\".*?})`");

    private static final String HEAD =
            "{\"id\":\"01890000-0000-7000-8000-000000000001\",\"name\":\"Tea\",";

    private final String page = read();

    private static String read() {
        try {
            return Files.readString(Path.of("../docs/promotions.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> examples(Class<?> kind) {
        var types = types(kind).toList();
        var examples = new ArrayList<String>();
        EXAMPLE.matcher(page)
                .results()
                .map(it -> it.group(1))
                .filter(it -> !it.contains("…"))
                .filter(it -> types.stream().anyMatch(type -> it.startsWith(head(type))))
                .forEach(examples::add);
        return examples;
    }

    private static String head(String type) {
        return "{\"type\": \"" + type + "\"";
    }

    private static Stream<String> types(Class<?> kind) {
        return Stream.of(kind.getAnnotation(JsonSubTypes.class).value())
                .map(JsonSubTypes.Type::name);
    }

    @Test
    void each_condition_that_it_shows_can_be_read() {
        assertThat(examples(Condition.class))
                .hasSizeGreaterThan(10)
                .allSatisfy(it ->
                        assertThat(
                                        PromotionJson.read(
                                                        HEAD
                                                                + "\"actions\":[{\"type\":\"shipping\"}],"
                                                                + "\"condition\":"
                                                                + it
                                                                + "}")
                                                .check())
                                .isEmpty());
    }

    @Test
    void each_action_that_it_shows_can_be_read() {
        assertThat(examples(Action.class))
                .hasSize(8)
                .allSatisfy(it ->
                        assertThat(PromotionJson.read(HEAD + "\"actions\":[" + it + "]}").check())
                                .isEmpty());
    }

    @Test
    void it_knows_each_type_and_each_outcome() {
        assertThat(types(Condition.class))
                .allSatisfy(it -> assertThat(page).containsAnyOf("`" + it + "`", head(it)));
        assertThat(types(Action.class)).allSatisfy(it -> assertThat(page).contains("`" + it + "`"));
        assertThat(Stream.of(Trace.Outcome.values()).skip(1).map(Enum::name))
                .allSatisfy(it -> assertThat(page).contains("`" + it + "`"));
    }

    @Test
    void the_promotion_it_begins_with_can_be_read() {
        var from = page.indexOf("{\"id\":");
        var first = page.substring(from, page.indexOf("\n\n", from));

        assertThat(PromotionJson.read(first).check()).isEmpty();
    }
}
