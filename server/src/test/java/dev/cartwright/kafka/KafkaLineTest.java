package dev.cartwright.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cartwright.MovableClock;
import dev.cartwright.kernel.InvalidField;
import java.time.Duration;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;

/** How a Kafka that does not answer is spared, and whoever waits behind it. */
class KafkaLineTest {

    static final Duration PAUSE = Duration.ofSeconds(30);

    final MovableClock clock = new MovableClock();
    final MockProducer<String, String> brokers = new Brokers();
    final KafkaLine line = line();

    /** Stays open, as Spring's own producers do that it hands out many times. */
    private static class Brokers extends MockProducer<String, String> {
        Brokers() {
            super(true, null, new StringSerializer(), new StringSerializer());
        }

        @Override
        public void close(Duration within) {}

        @Override
        public void close() {}
    }

    private KafkaLine line() {
        ProducerFactory<String, String> producers =
                new ProducerFactory<>() {
                    @Override
                    public Producer<String, String> createProducer() {
                        return brokers;
                    }
                };
        var kafka = new KafkaTemplate<>(producers);
        kafka.setProducerListener(null);
        return new KafkaLine(kafka, settings("cartwright.orders"), clock);
    }

    @BeforeEach
    void nothing_was_sent() {
        assertThat(brokers.history()).isEmpty();
        assertThat(line.isOpen()).isTrue();
    }

    @Test
    void after_a_failure_nothing_is_tried_for_a_while_and_then_all_again() {
        brokers.sendException = new TimeoutException("away");
        refused();
        brokers.sendException = null;

        clock.move(PAUSE.minusSeconds(5));
        assertThat(line.isOpen()).isFalse();
        refused();
        assertThat(brokers.history()).isEmpty();

        clock.move(Duration.ofSeconds(5));
        assertThat(line.isOpen()).isTrue();
        line.send(message());
        line.send(message());
        assertThat(brokers.history()).containsExactly(message(), message());
    }

    @Test
    void a_message_that_is_too_long_holds_up_no_other() {
        brokers.sendException = new RecordTooLargeException("2 MB");
        refused();
        brokers.sendException = null;

        assertThat(line.isOpen()).isTrue();
        line.send(message());
        assertThat(brokers.history()).containsExactly(message());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a topic", "orders/new"})
    void a_topic_that_kafka_cannot_have_stops_the_start(String topic) {
        assertThatThrownBy(() -> settings(topic))
                .isInstanceOf(InvalidField.class)
                .hasMessageContaining("cartwright.kafka.topic");
    }

    private void refused() {
        assertThatThrownBy(() -> line.send(message())).isInstanceOf(IllegalStateException.class);
    }

    private static ProducerRecord<String, String> message() {
        return new ProducerRecord<>("cartwright.orders", "an order", "its news");
    }

    private static KafkaSettings settings(String topic) {
        return new KafkaSettings(topic, Duration.ofSeconds(10), PAUSE);
    }
}
