package dev.cartwright.logs;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.encoder.EncoderBase;
import java.nio.charset.Charset;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.core.env.Environment;
import org.springframework.mock.env.MockEnvironment;
import tools.jackson.databind.json.JsonMapper;

class MaskedLinesTest {

    static final String CARD = "4111111111111111";

    final LoggerContext context = new LoggerContext();
    final Logger logger = context.getLogger("dev.cartwright");

    @BeforeEach
    void without_what_this_thread_was_told() {
        context.setMDCAdapter(new LogbackMDCAdapter());
    }

    @Test
    void a_number_in_the_message_or_an_argument_is_masked() {
        assertThat(line(UTF_8, "paid by " + CARD)).isEqualTo("paid by 411111******1111\n");
        assertThat(line(UTF_8, "paid by {}", CARD)).isEqualTo("paid by 411111******1111\n");
    }

    @Test
    void a_number_in_what_failed_and_in_what_caused_it_is_masked() {
        var cause = new IllegalStateException("no " + CARD);
        var event = event("failed", new IllegalArgumentException("not " + CARD, cause));

        assertThat(encode(UTF_8, event))
                .startsWith("failed\njava.lang.IllegalArgumentException: not 411111******1111\n")
                .contains("Caused by: java.lang.IllegalStateException: no 411111******1111\n")
                .doesNotContain(CARD);
    }

    @Test
    void a_number_in_the_context_is_masked() {
        var event = event("it", null);
        event.setMDCPropertyMap(Map.of("card", CARD));

        assertThat(encode(UTF_8, event)).isEqualTo("it\n411111******1111");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ecs", "gelf", "logstash"})
    void a_line_in_json_is_masked_and_stays_json(String format) {
        var json = new StructuredLogEncoder();
        context.putObject(Environment.class.getName(), new MockEnvironment());
        json.setContext(context);
        json.setFormat(format);
        json.start();
        var event = event("paid by {}", new IllegalStateException("not " + CARD), CARD);
        event.setMDCPropertyMap(Map.of("card", CARD));

        var line = new String(new MaskedLines(json).encode(event), UTF_8);

        assertThat(line).contains("paid by 411111******1111", "not 411111******1111");
        assertThat(line).doesNotContain(CARD);
        assertThat(JsonMapper.shared().readTree(line).isObject()).isTrue();
    }

    @Test
    void the_servers_logging_is_the_one_that_masks() {
        assertThat(LoggingSystem.get(getClass().getClassLoader()))
                .isInstanceOf(CardFreeLogging.class);
    }

    @Test
    void digits_and_blanks_of_other_scripts_are_known_in_each_encoding() {
        assertThat(line(UTF_8, "４１１１\u00a0１１１１\u00a0１１１１\u00a0１１１１"))
                .isEqualTo("４１１１\u00a0１１**\u00a0****\u00a0１１１１\n");
        assertThat(line(ISO_8859_1, "4111\u00a01111\u00a01111\u00a01111 é"))
                .isEqualTo("4111\u00a011**\u00a0****\u00a01111 é\n");
        assertThat(line(UTF_16BE, CARD)).isEqualTo("411111******1111\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-26T14:55:29.123Z  INFO 12345 --- [cartwright] [main] started",
                "order 0198c0de-4111-7111-8111-111111114444 of 192.168.100.100",
                "Grüße aus Zürich, 北京市朝阳区建国路八十八号院"
            })
    void a_line_without_one_is_written_as_it_is(String line) {
        assertThat(line(UTF_8, line)).isEqualTo(line + "\n");
        var bytes = line.getBytes(UTF_8);
        assertThat(new MaskedLines(new Fixed(bytes)).encode(event("", null))).isSameAs(bytes);
    }

    private String line(Charset charset, String message, Object... arguments) {
        return encode(charset, event(message, null, arguments));
    }

    private LoggingEvent event(String message, @Nullable Throwable failure, Object... all) {
        return new LoggingEvent("it", logger, Level.INFO, message, failure, all);
    }

    private String encode(Charset charset, ILoggingEvent event) {
        var plain = new PatternLayoutEncoder();
        plain.setContext(context);
        plain.setPattern("%msg%n%ex%X{card:-}");
        plain.setCharset(charset);
        plain.start();
        return new String(new MaskedLines(plain).encode(event), charset);
    }

    /** Writes the same line whatever happens. */
    private static final class Fixed extends EncoderBase<ILoggingEvent> {

        private final byte[] line;

        Fixed(byte[] line) {
            this.line = line;
        }

        @Override
        public byte[] headerBytes() {
            return new byte[0];
        }

        @Override
        public byte[] encode(ILoggingEvent event) {
            return line;
        }

        @Override
        public byte[] footerBytes() {
            return new byte[0];
        }
    }
}
