package dev.cartwright.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class PlanTest {

    final MockEnvironment asked = new MockEnvironment();

    @Test
    void who_names_nothing_gets_the_demo_on_a_database_of_its_own() {
        assertThat(Plan.of(asked)).isEqualTo(new Plan(true, true, new DataFolder(Path.of("data"))));
    }

    @Test
    void who_names_a_database_never_gets_the_demo_unasked() {
        asked.setProperty("spring.datasource.url", "jdbc:postgresql://db/shop");

        assertThat(Plan.of(asked))
                .isEqualTo(new Plan(false, false, new DataFolder(Path.of("data"))));
    }

    @Test
    void who_names_a_profile_gets_that_profile() {
        asked.setActiveProfiles("production");
        asked.setProperty("cartwright.data", "/srv/shop");

        assertThat(Plan.of(asked))
                .isEqualTo(new Plan(true, false, new DataFolder(Path.of("/srv/shop"))));
    }

    @Test
    void who_asks_for_the_demo_gets_it_anywhere() {
        asked.setActiveProfiles("demo");
        asked.setProperty("spring.datasource.url", "jdbc:postgresql://db/shop");

        assertThat(Plan.of(asked).isDemo()).isTrue();
    }
}
