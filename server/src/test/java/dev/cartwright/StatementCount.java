package dev.cartwright;

import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.MethodExecutionContext;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.aopalliance.intercept.MethodInterceptor;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * Counts what is asked of the database, for each question is a round trip.
 *
 * <p>Import it beside {@link TestDatabase}. Only the calling thread is counted, so that jobs and
 * listeners, which run when they like, are not; requests of MockMvc run in that thread.
 */
@TestConfiguration(proxyBeanMethods = false)
public class StatementCount {

    private static final ScopedValue<Tally> TALLY = ScopedValue.newInstance();

    private static volatile @Nullable Tally everywhere;

    /**
     * What was asked.
     *
     * @param statements in order; one of a batch is in here once
     * @param batches how many of the statements were batches
     */
    public record Seen(List<String> statements, int batches, int commits, int rollbacks) {}

    /** Does the work and answers what it asked of the database. */
    public static Seen during(Runnable work) {
        var tally = new Tally();
        ScopedValue.where(TALLY, tally).run(work);
        return tally.seen();
    }

    /**
     * As {@link #during}, and counts every thread but those of listeners, which begin when they
     * like: for the whole server while nobody else uses it.
     */
    public static Seen everywhere(Runnable work) {
        var tally = new Tally();
        everywhere = tally;
        try {
            work.run();
        } finally {
            everywhere = null;
        }
        return tally.seen();
    }

    @Bean
    static BeanPostProcessor countStatements() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource pool ? counted(pool) : bean;
            }
        };
    }

    /** Stays of the pool's own type, from which Spring Boot derives the settings of Flyway. */
    private static Object counted(DataSource pool) {
        var counted =
                ProxyDataSourceBuilder.create(pool)
                        .afterQuery(StatementCount::note)
                        .afterMethod(StatementCount::note)
                        .build();
        var proxy = new ProxyFactory(pool);
        proxy.setProxyTargetClass(true);
        proxy.addAdvice(
                (MethodInterceptor)
                        call ->
                                call.getMethod().getName().equals("getConnection")
                                        ? counted.getConnection()
                                        : call.proceed());
        return proxy.getProxy();
    }

    private static void note(ExecutionInfo execution, List<QueryInfo> queries) {
        var tally = tally();
        if (tally != null) {
            tally.note(execution, queries);
        }
    }

    private static void note(MethodExecutionContext call) {
        var tally = tally();
        if (tally != null) {
            tally.note(call.getMethod().getName());
        }
    }

    private static @Nullable Tally tally() {
        if (TALLY.isBound()) {
            return TALLY.get();
        }
        return Thread.currentThread().getName().startsWith("listener-") ? null : everywhere;
    }

    private static final class Tally {
        private final List<String> statements = new ArrayList<>();
        private int batches;
        private int commits;
        private int rollbacks;

        synchronized void note(ExecutionInfo execution, List<QueryInfo> queries) {
            batches += execution.isBatch() ? 1 : 0;
            queries.stream().map(QueryInfo::getQuery).forEach(statements::add);
        }

        synchronized void note(String method) {
            switch (method) {
                case "commit" -> commits++;
                case "rollback" -> rollbacks++;
                default -> {}
            }
        }

        synchronized Seen seen() {
            return new Seen(List.copyOf(statements), batches, commits, rollbacks);
        }
    }
}
