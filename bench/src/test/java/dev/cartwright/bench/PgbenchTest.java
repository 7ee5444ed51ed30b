package dev.cartwright.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PgbenchTest {

    private static final String OUTPUT =
            """
            transaction type: purchase.sql
            number of transactions actually processed: 1234
            number of failed transactions: 0 (0.000%)
            latency average = 5.049 ms
            initial connection time = 6.404 ms
            tps = 198.053102 (without initial connection time)
            """;

    @Test
    void what_pgbench_counted_is_read() {
        assertThat(Pgbench.count(OUTPUT)).isEqualTo(1234);
        assertThat(Pgbench.rate(OUTPUT)).isEqualTo(198.053102);
    }

    @Test
    void what_it_never_said_before_ends_the_run() {
        assertThatThrownBy(() -> Pgbench.rate("fatal")).isInstanceOf(Unexpected.class);
    }
}
