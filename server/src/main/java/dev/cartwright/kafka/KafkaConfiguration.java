package dev.cartwright.kafka;

import dev.cartwright.platform.PatientListener;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ThreadPoolExecutor;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.kafka.autoconfigure.DefaultKafkaProducerFactoryCustomizer;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import tools.jackson.databind.json.JsonMapper;

/** Who speaks to Kafka; nobody, unless its servers are named. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("spring.kafka.bootstrap-servers")
@Import(KafkaAutoConfiguration.class)
class KafkaConfiguration {

    /** Sent at 42 a second, the last one goes before the outbox takes it for lost. */
    private static final int WAITING = 5_000;

    private static final Logger LOG = LoggerFactory.getLogger(KafkaConfiguration.class);

    /** Whatever else {@code spring.kafka} says: these make it at least once, and not for ever. */
    @Bean
    DefaultKafkaProducerFactoryCustomizer acknowledgedByAll(KafkaSettings settings) {
        var within = Math.toIntExact(settings.deliverWithin().toMillis());
        return producers ->
                producers.updateConfigs(
                        Map.of(
                                ProducerConfig.ACKS_CONFIG,
                                "all",
                                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                                true,
                                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                                within,
                                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                                Math.max(1, within / 2),
                                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                                within,
                                ProducerConfig.LINGER_MS_CONFIG,
                                0,
                                ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
                                StringSerializer.class,
                                ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
                                StringSerializer.class));
    }

    @Bean
    KafkaLine kafkaLine(KafkaTemplate<String, String> kafka, KafkaSettings settings, Clock clock) {
        // Its own listener writes into the log what a message says of people.
        kafka.setProducerListener(null);
        return new KafkaLine(kafka, settings, clock);
    }

    @Bean
    OrderNews orderNews(KafkaLine line, JsonMapper json, KafkaSettings settings) {
        return new OrderNews(line, json, settings);
    }

    @Bean
    PatientListener kafkaIsWaitedFor(KafkaLine line) {
        return new PatientListener("kafka", OrderNews.class, line::isOpen);
    }

    /**
     * One thread, so that news leave in the order in which they came, and a broker that is slow
     * keeps no other listener waiting.
     */
    @Bean(name = OrderNews.EXECUTOR, autowireCandidate = false)
    ThreadPoolTaskExecutor kafkaExecutor() {
        var executor = new ThreadPoolTaskExecutor();
        executor.setThreadNamePrefix("kafka-");
        executor.setCorePoolSize(1);
        executor.setMaxPoolSize(1);
        executor.setQueueCapacity(WAITING);
        executor.setAllowCoreThreadTimeOut(true);
        executor.setRejectedExecutionHandler(KafkaConfiguration::postpone);
        executor.setAwaitTerminationSeconds(10);
        return executor;
    }

    private static void postpone(Runnable work, ThreadPoolExecutor executor) {
        LOG.warn("{} messages wait for Kafka; the next is sent later", WAITING);
    }
}
