package dev.cartwright.kafka;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.kafka.core.KafkaTemplate;

/**
 * The way to Kafka. Where it has not taken a message, it is left alone for a while: each attempt
 * may take long, and behind it all others would wait.
 */
class KafkaLine {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaLine.class);

    private final KafkaTemplate<String, String> kafka;
    private final Duration pause;
    private final Clock clock;
    private final AtomicBoolean isAway = new AtomicBoolean();
    private volatile Instant closedUntil = Instant.EPOCH;

    KafkaLine(KafkaTemplate<String, String> kafka, KafkaSettings settings, Clock clock) {
        this.kafka = kafka;
        this.pause = settings.pauseAfterFailure();
        this.clock = clock;
    }

    boolean isOpen() {
        return !clock.instant().isBefore(closedUntil);
    }

    /**
     * Returns once all brokers that should have it have it; that Kafka did not take it is thrown.
     */
    void send(ProducerRecord<String, String> message) {
        if (!isOpen()) {
            throw new IllegalStateException("Kafka is left alone until " + closedUntil);
        }
        try {
            kafka.send(message).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The server stops", e);
        } catch (ExecutionException | RuntimeException e) {
            failed(message, NestedExceptionUtils.getMostSpecificCause(e));
            throw new IllegalStateException("Kafka has not taken a message", e);
        }
        if (isAway.getAndSet(false)) {
            LOG.info("Kafka takes news of orders again");
        }
    }

    /** A message that is too long says nothing of the next one. */
    private void failed(ProducerRecord<String, String> message, Throwable cause) {
        if (cause instanceof RecordTooLargeException) {
            LOG.warn("Kafka takes no message of this size about order {}", message.key(), cause);
            return;
        }
        closedUntil = clock.instant().plus(pause);
        if (!isAway.getAndSet(true)) {
            LOG.warn(
                    "Kafka does not take news of orders; they wait in the outbox: {}",
                    cause.toString());
        }
    }
}
