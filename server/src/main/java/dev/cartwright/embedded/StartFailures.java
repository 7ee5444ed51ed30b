package dev.cartwright.embedded;

import dev.cartwright.kernel.InvalidField;
import java.sql.SQLException;
import java.util.Objects;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.Environment;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.ArgumentResolver;
import org.springframework.core.io.support.SpringFactoriesLoader.FailureHandler;

/** Turns what stopped the start into one line; what nobody expected keeps its stack trace. */
final class StartFailures implements SpringBootExceptionReporter {

    private static final Log LOG = LogFactory.getLog(StartFailures.class);

    private final @Nullable ConfigurableApplicationContext context;

    StartFailures(@Nullable ConfigurableApplicationContext context) {
        this.context = context;
    }

    static void print(@Nullable String line) {
        System.err.println("Cartwright: " + line);
    }

    @Override
    public boolean reportException(Throwable failure) {
        var line = line(failure);
        if (line != null) {
            print(line.strip().replaceAll("\\s+", " "));
        }
        if (line == null && isHushed()) {
            print("An unexpected failure, %s: its trace is in the log.".formatted(failure));
        }
        return line != null;
    }

    /** The console shows no log: a failure told only there would be silence. */
    private boolean isHushed() {
        return context != null
                && "OFF".equals(context.getEnvironment().getProperty("logging.threshold.console"));
    }

    private @Nullable String line(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CannotStart refusal) {
                return refusal.getMessage();
            }
            if (cause instanceof BindException e && isOurs(e)) {
                return wrongSetting(e);
            }
            if (cause instanceof InvalidField e && e.field().startsWith("cartwright.")) {
                return e.getMessage();
            }
            if (cause instanceof SQLException e && isAboutConnecting(e)) {
                return """
                Cannot use the database (%s): check SPRING_DATASOURCE_URL, \
                SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD.\
                """
                        .formatted(e.getMessage());
            }
        }
        return context == null ? null : analysis(failure, context);
    }

    private static boolean isOurs(BindException e) {
        return e.getName().toString().startsWith("cartwright");
    }

    /** In the words of the settings themselves, or of whoever could not read the value. */
    private static @Nullable String wrongSetting(BindException failure) {
        var reason = NestedExceptionUtils.getMostSpecificCause(failure);
        var property = failure.getProperty();
        if (property == null) {
            return reason.getMessage();
        }
        return "%s cannot be \"%s\": %s"
                .formatted(property.getName(), property.getValue(), reason.getMessage());
    }

    /** Classes of SQLSTATE: no connection, not let in, no such database. */
    private static boolean isAboutConnecting(SQLException e) {
        return Objects.requireNonNullElse(e.getSQLState(), "").matches("(08|28|3D).*");
    }

    /** Spring Boot knows many failures, such as a wrong value of a setting, and the way out. */
    private static @Nullable String analysis(
            Throwable failure, ConfigurableApplicationContext context) {
        var arguments =
                ArgumentResolver.of(BeanFactory.class, context.getBeanFactory())
                        .and(Environment.class, context.getEnvironment());
        var loader = SpringFactoriesLoader.forDefaultResourceLocation(context.getClassLoader());
        for (var analyzer :
                loader.load(FailureAnalyzer.class, arguments, FailureHandler.logging(LOG))) {
            var analysis = analyzer.analyze(failure);
            if (analysis != null) {
                return analysis.getDescription()
                        + " "
                        + Objects.requireNonNullElse(analysis.getAction(), "");
            }
        }
        return null;
    }
}
