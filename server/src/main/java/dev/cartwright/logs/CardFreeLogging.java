package dev.cartwright.logs;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.spi.AppenderAttachable;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.boot.logging.LogFile;
import org.springframework.boot.logging.LoggingInitializationContext;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.logging.LoggingSystemFactory;
import org.springframework.boot.logging.logback.LogbackLoggingSystem;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Spring Boot's logging, from its first line on without the numbers of cards.
 *
 * <p>Whatever is set, text or JSON, console or file, or a logback.xml of the merchant's: the lines
 * pass {@link MaskedLines}. A logback-spring.xml of ours would hold for the settings it knows.
 */
final class CardFreeLogging extends LogbackLoggingSystem {

    private CardFreeLogging(ClassLoader classes) {
        super(classes);
    }

    /** Named in META-INF/spring.factories; it goes before Spring Boot's own. */
    @Order(Ordered.HIGHEST_PRECEDENCE)
    static final class Factory implements LoggingSystemFactory {

        @Override
        public LoggingSystem getLoggingSystem(ClassLoader classes) {
            return new CardFreeLogging(classes);
        }
    }

    @Override
    protected void loadDefaults(
            LoggingInitializationContext initialization, @Nullable LogFile file) {
        super.loadDefaults(initialization, file);
        mask();
    }

    @Override
    protected void loadConfiguration(
            LoggingInitializationContext initialization, String location, @Nullable LogFile file) {
        super.loadConfiguration(initialization, location, file);
        mask();
    }

    private static void mask() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            context.getLoggerList().forEach(it -> mask(it.iteratorForAppenders()));
        }
    }

    private static void mask(Iterator<Appender<ILoggingEvent>> appenders) {
        while (appenders.hasNext()) {
            var appender = appenders.next();
            if (appender instanceof OutputStreamAppender<ILoggingEvent> writer
                    && !(writer.getEncoder() instanceof MaskedLines)) {
                var masked = new MaskedLines(writer.getEncoder());
                masked.setContext(writer.getContext());
                masked.start();
                writer.setEncoder(masked);
            }
            if (appender instanceof AppenderAttachable<?>) {
                @SuppressWarnings("unchecked") // Behind an appender of events are those of events.
                var behind = (AppenderAttachable<ILoggingEvent>) appender;
                mask(behind.iteratorForAppenders());
            }
        }
    }
}
