package dev.cartwright.platform;

import static dev.cartwright.platform.schema.Tables.SECRETS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.ModuleTest;
import dev.cartwright.TestDatabase;
import java.util.HexFormat;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@ModuleTest
@Import(TestDatabase.class)
class SecretsTest {

    @Autowired Secrets secrets;
    @Autowired DSLContext db;

    @Test
    void many_nodes_that_ask_for_the_first_time_all_get_one_secret() throws Exception {
        try (var threads = Executors.newFixedThreadPool(12)) {
            var asked =
                    threads.invokeAll(
                            IntStream.range(0, 50)
                                    .<Callable<byte[]>>mapToObj(_ -> () -> secrets.get("raced"))
                                    .toList());

            var first = asked.getFirst().get();
            assertThat(first).hasSize(32);
            for (var other : asked) {
                assertThat(other.get()).isEqualTo(first);
            }
        }
    }

    @Test
    void each_secret_is_another_one_and_none_stands_in_the_table() {
        var pepper = secrets.get("pepper");

        assertThat(secrets.get("salt")).isNotEqualTo(pepper);
        var sealed = db.select(SECRETS.SEALED).from(SECRETS).fetch(SECRETS.SEALED);
        assertThat(sealed)
                .noneSatisfy(bytes ->
                        assertThat(HexFormat.of().formatHex(bytes))
                                .contains(HexFormat.of().formatHex(pepper)));
    }
}
