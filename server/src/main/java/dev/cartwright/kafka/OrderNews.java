package dev.cartwright.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cartwright.hooks.Payload;
import dev.cartwright.orders.OrderEvent;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Async;
import org.springframework.transaction.event.TransactionalEventListener;
import tools.jackson.databind.json.JsonMapper;

/**
 * Hears what befalls orders, by the outbox and in no transaction: none may be open while a broker
 * is spoken to.
 */
class OrderNews {

    static final String EXECUTOR = "kafkaExecutor";

    private final KafkaLine line;
    private final JsonMapper json;
    private final String topic;

    OrderNews(KafkaLine line, JsonMapper json, KafkaSettings settings) {
        this.line = line;
        this.json = json;
        this.topic = settings.topic();
    }

    /**
     * Done once Kafka has it. Says so by a future, for what it throws were else logged each time.
     */
    @Async(EXECUTOR)
    @TransactionalEventListener
    CompletableFuture<@Nullable Void> on(OrderEvent event) {
        var payload = Payload.of(event);
        if (payload != null) {
            line.send(message(event, payload));
        }
        return CompletableFuture.completedFuture(null);
    }

    /** The news of one order share a key, and so a partition, on which they keep their order. */
    private ProducerRecord<String, String> message(OrderEvent event, Payload payload) {
        var message =
                new ProducerRecord<>(
                        topic, event.order().toString(), json.writeValueAsString(payload));
        message.headers().add("event-id", event.id().toString().getBytes(UTF_8));
        message.headers().add("event-type", payload.type().getBytes(UTF_8));
        return message;
    }
}
