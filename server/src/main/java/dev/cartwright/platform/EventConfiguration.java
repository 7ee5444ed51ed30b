package dev.cartwright.platform;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.ThreadPoolExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/** Who runs the listeners of events, and how it is seen that one cannot. */
@Configuration(proxyBeanMethods = false)
class EventConfiguration {

    /** Half of the connection pool, so that listeners never starve requests. */
    static final int LISTENERS_AT_ONCE = 8;

    private static final int WAITING = 10_000;
    private static final Logger LOG = LoggerFactory.getLogger(EventConfiguration.class);

    /**
     * Boot's own would start a virtual thread per event without end. A publisher must never wait
     * here, for it still holds its connection; what finds no place is in the outbox and sent again.
     */
    @Bean
    ThreadPoolTaskExecutor applicationTaskExecutor() {
        var executor = new ThreadPoolTaskExecutor();
        executor.setThreadNamePrefix("listener-");
        executor.setCorePoolSize(LISTENERS_AT_ONCE);
        executor.setMaxPoolSize(LISTENERS_AT_ONCE);
        executor.setQueueCapacity(WAITING);
        executor.setAllowCoreThreadTimeOut(true);
        executor.setRejectedExecutionHandler(EventConfiguration::postpone);
        executor.setTaskDecorator(
                work -> () -> ScopedValue.where(Actor.CURRENT, Actor.system("listener")).run(work));
        executor.setAwaitTerminationSeconds(10);
        return executor;
    }

    @Bean
    MeterBinder abandonedEvents(AbandonedEventTable events) {
        return registry ->
                Gauge.builder("cartwright.events.abandoned", events, AbandonedEventTable::count)
                        .description("Events that a listener failed to take until it was given up")
                        .register(registry);
    }

    @Bean
    MeterBinder waitingEvents(EventTable events, ObjectProvider<PatientListener> patient) {
        return registry ->
                patient.forEach(it ->
                        Gauge.builder(
                                        "cartwright.events.waiting",
                                        () -> events.countWaiting(it.pattern()))
                                .tag("listener", it.name())
                                .description("Events that a server outside has not taken")
                                .register(registry));
    }

    private static void postpone(Runnable work, ThreadPoolExecutor executor) {
        LOG.warn("{} events wait for their listeners; the next is sent again later", WAITING);
    }
}
