package dev.cartwright.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dev.cartwright.platform.Jobs;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;

/** How Spring Session keeps sessions. */
@Configuration(proxyBeanMethods = false)
class SessionConfiguration {

    /**
     * Spring Session's own, in order: it takes rows of one session that do not follow each other
     * for two sessions, and keeps what the last of them had.
     */
    private static final String OF_ACCOUNT =
            """
            select s.primary_id, s.session_id, s.creation_time, s.last_access_time,
                s.max_inactive_interval, sa.attribute_name, sa.attribute_bytes
            from console.sessions s
            left join console.sessions_attributes sa on s.primary_id = sa.session_primary_id
            where s.principal_name = ?
            order by s.primary_id
            """;

    /** By its own clock: the row goes a while after the session has ended by ours. */
    @Bean
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> kept(ConsoleSettings settings) {
        return sessions -> {
            sessions.setDefaultMaxInactiveInterval(settings.openFor());
            sessions.setListSessionsByPrincipalNameQuery(OF_ACCOUNT);
        };
    }

    /** Words and nothing else: who writes into the database makes no objects by that. */
    @Bean
    ConversionService springSessionConversionService() {
        var words = new GenericConversionService();
        words.addConverter(Object.class, byte[].class, it -> ((String) it).getBytes(UTF_8));
        words.addConverter(byte[].class, Object.class, it -> new String(it, UTF_8));
        return words;
    }

    @Bean
    RecurringTask<Void> forgetConsoleSessions(JdbcIndexedSessionRepository sessions) {
        return Jobs.every(
                Duration.ofHours(1), "forget-console-sessions", sessions::cleanUpExpiredSessions);
    }
}
