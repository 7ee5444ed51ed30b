package dev.cartwright.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.kernel.InvalidField;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.support.GenericApplicationContext;

class StartFailuresTest {

    final StartFailures failures = new StartFailures(new GenericApplicationContext());

    @Test
    void a_reason_of_ours_is_one_line_however_deep_it_lies() {
        var deep = new BeanCreationException("bean", new CannotStart("Two\nlines."));

        assertThat(printed(deep)).isEqualTo("Cartwright: Two lines.\n");
    }

    @Test
    void a_setting_that_a_module_refuses_is_one_line_and_another_field_is_a_bug() {
        var setting = new InvalidField("cartwright.it", "cartwright.it must be such, not so");
        assertThat(printed(new BeanCreationException("bean", setting)))
                .isEqualTo("Cartwright: cartwright.it must be such, not so\n");

        var other = new BeanCreationException("bean", new InvalidField("sku", "must be a word"));
        assertThat(failures.reportException(other)).isFalse();
    }

    @Test
    void a_database_that_does_not_answer_is_one_line() {
        var refused = new RuntimeException(new SQLException("Connection refused.", "08001"));

        assertThat(printed(refused))
                .startsWith("Cartwright: Cannot use the database (Connection refused.): check")
                .hasLineCount(1);
    }

    @Test
    void what_spring_can_explain_is_one_line() {
        assertThat(printed(new PortInUseException(8080)))
                .startsWith("Cartwright: Web server failed to start. Port 8080 was already in use.")
                .hasLineCount(1);
    }

    @Test
    void what_nobody_expected_is_left_to_spring_and_its_trace() {
        assertThat(failures.reportException(new IllegalStateException("a bug"))).isFalse();
    }

    private String printed(Throwable failure) {
        var standardError = System.err;
        var captured = new ByteArrayOutputStream();
        System.setErr(new PrintStream(captured, true, StandardCharsets.UTF_8));
        try {
            assertThat(failures.reportException(failure)).isTrue();
        } finally {
            System.setErr(standardError);
        }
        return captured.toString(StandardCharsets.UTF_8);
    }
}
