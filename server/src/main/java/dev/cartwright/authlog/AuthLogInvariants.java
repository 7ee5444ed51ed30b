package dev.cartwright.authlog;

import dev.cartwright.platform.Invariant;
import dev.cartwright.platform.SqlInvariant;
import org.jooq.DSLContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What else is true of the log at any time. */
@Configuration(proxyBeanMethods = false)
class AuthLogInvariants {

    /** Retention drops dated partitions only. */
    @Bean
    Invariant authLogsHaveAMonth(DSLContext db) {
        return new SqlInvariant(
                "auth-logs-are-in-dated-partitions",
                db,
                """
                select count(*), array_agg(id::text order by id) filter (where astray)
                from (
                    select id, tableoid = 'authlog.auth_logs_default'::regclass as astray
                    from authlog.auth_logs
                    union all
                    select id, tableoid = 'authlog.auth_log_people_default'::regclass
                    from authlog.auth_log_people
                ) kept
                """);
    }
}
