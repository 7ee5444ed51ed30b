/**
 * Tells Kafka what befalls orders, where its servers are named; elsewhere nothing of it is there.
 *
 * <p>Front door: none. Hears the news of orders by the outbox and sends them, in the words of
 * outgoing webhooks, at least once; what Kafka does not take waits. Owns no tables.
 */
@ApplicationModule(allowedDependencies = {"kernel", "platform", "orders", "hooks"})
@NullMarked
package dev.cartwright.kafka;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
