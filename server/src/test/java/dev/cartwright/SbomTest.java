package dev.cartwright;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

/** The product says what it is made of (CycloneDX). */
class SbomTest {

    private static String sbom() throws IOException {
        try (var list =
                new ClassPathResource("META-INF/sbom/application.cdx.json").getInputStream()) {
            return new String(list.readAllBytes(), UTF_8);
        }
    }

    @Test
    void it_names_what_it_carries_and_nothing_that_only_tests_it() throws IOException {
        List<String> names = JsonPath.read(sbom(), "$.components[*].name");

        assertThat(names)
                .contains("spring-boot", "jooq", "postgresql", "nimbus-jose-jwt", "stripe-java")
                .doesNotContain("junit-jupiter-api", "greenmail", "spring-boot-test");
    }

    @Test
    void each_part_has_a_version_an_address_and_the_sums_of_its_file() throws IOException {
        List<String> without =
                JsonPath.read(
                        sbom(), "$.components[?(!@.version || !@.purl || !@.hashes)]['bom-ref']");

        assertThat(without).isEmpty();
        assertThat(JsonPath.<String>read(sbom(), "$.metadata.component.name")).isEqualTo("server");
    }
}
