package dev.cartwright.kafka;

import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.Setting;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param topic where the news of orders go
 * @param deliverWithin how long Kafka may take for a message, with all that the client tries anew
 * @param pauseAfterFailure so long nothing is sent where Kafka has not taken a message
 */
@ConfigurationProperties("cartwright.kafka")
record KafkaSettings(
        @DefaultValue("cartwright.orders") String topic,
        @DefaultValue("10s") Duration deliverWithin,
        @DefaultValue("30s") Duration pauseAfterFailure) {

    KafkaSettings {
        Setting.requirePositive("cartwright.kafka.deliver-within", deliverWithin);
        Setting.requirePositive("cartwright.kafka.pause-after-failure", pauseAfterFailure);
        if (!topic.matches("[a-zA-Z0-9._-]{1,249}") || topic.matches("\\.{1,2}")) {
            throw new InvalidField(
                    "cartwright.kafka.topic",
                    "cartwright.kafka.topic has 1 to 249 letters, digits, '.', '_' and '-'");
        }
    }
}
