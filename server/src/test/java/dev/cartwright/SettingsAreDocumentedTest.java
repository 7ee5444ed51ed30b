package dev.cartwright;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;

class SettingsAreDocumentedTest {

    @Test
    void every_setting_is_in_the_operations_manual_with_its_variable() throws IOException {
        var manual = Files.readString(Path.of("../docs/operations.md"));
        var settings =
                HouseRulesTest.PRODUCT.stream()
                        .filter(it -> it.isAnnotatedWith(ConfigurationProperties.class))
                        .map(JavaClass::reflect)
                        .flatMap(it -> names(prefix(it), it));

        assertThat(settings.map(SettingsAreDocumentedTest::row))
                .as("because nobody looks for a limit in the code at three in the morning")
                .isNotEmpty()
                .allSatisfy(row -> assertThat(manual).contains(row));
    }

    private static String prefix(Class<?> settings) {
        return settings.getAnnotation(ConfigurationProperties.class).value();
    }

    private static Stream<String> names(String prefix, Class<?> settings) {
        return Stream.of(settings.getRecordComponents()).flatMap(it -> names(prefix, it));
    }

    private static Stream<String> names(String prefix, RecordComponent setting) {
        var kebab = setting.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
        var name = prefix + "." + kebab;
        return setting.getType().isRecord() ? names(name, setting.getType()) : Stream.of(name);
    }

    /** How a line of the manual's table begins. */
    private static String row(String name) {
        var variable = name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
        return "| `%s` | `%s` |".formatted(name, variable);
    }
}
