package dev.cartwright.processors;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.platform.Actor;
import dev.cartwright.platform.Actor.Kind;
import dev.cartwright.processors.Outcome.Unknown;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The front door: asks processors, each for no longer than a shopper would wait. */
@Service
public class Processors {

    private final Map<String, PaymentProcessor> byName;
    private final ProcessorSettings settings;
    private final Conversation conversation;
    private final Clock clock;

    Processors(
            List<PaymentProcessor> processors,
            ProcessorSettings settings,
            Conversation conversation,
            Clock clock) {
        byName =
                new TreeMap<>(
                        processors.stream()
                                .collect(toUnmodifiableMap(PaymentProcessor::name, identity())));
        this.settings = settings;
        this.conversation = conversation;
        this.clock = clock;
    }

    /** How long an answer may take before it counts as unknown. */
    public Duration answerWithin() {
        return settings.answerWithin();
    }

    public List<PaymentProcessor> all() {
        return List.copyOf(byName.values());
    }

    /** Throws {@link InvalidField} naming what cannot be paid with. */
    public void check(@Nullable String name, String token) {
        if (name != null) {
            required(name).check(token);
        } else if (settings.routes().isEmpty()) {
            throw unknown();
        }
    }

    /** Throws {@link InvalidField} for an amount that a processor cannot be told. */
    public void checkAmount(String name, Money amount) {
        find(name).ifPresent(it -> it.check(amount));
    }

    /** Returns what a processor can do, also where it is no longer configured. */
    public Capabilities capabilities(String name) {
        var processor = byName.get(name);
        return processor == null ? Capabilities.NONE : processor.capabilities();
    }

    /**
     * Whether the same request may be sent once more: it is certain to count once, and may be
     * answered otherwise than before.
     */
    public boolean mayRepeat(Operation operation) {
        var details = operation.details();
        var retries = capabilities(operation.processor()).retries();
        if (retries.errorsReplayed() && details.failedAt() != null) {
            return false;
        }
        var sentAt = details.sentAt();
        return sentAt == null || clock.instant().isBefore(sentAt.plus(retries.keyLifetime()));
    }

    public Optional<PaymentProcessor> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /**
     * Returns who may take a payment, in the order in which to try them.
     *
     * @param chosen by the shop; null where the routes decide
     * @throws InvalidField where nobody can take it
     */
    public List<String> takers(
            @Nullable String chosen,
            String token,
            ChannelId channel,
            String country,
            Money amount) {
        var names = chosen != null ? List.of(chosen) : routed(channel, country, amount);
        var takers = new ArrayList<String>();
        for (var name : names) {
            var processor = required(name);
            if (!processor.capabilities().moves(amount.getCurrencyUnit())) {
                throw new InvalidField(
                        "payment.processor", "does not move " + amount.getCurrencyUnit());
            }
            processor.check(token);
            processor.check(amount);
            takers.add(name);
        }
        return takers;
    }

    private List<String> routed(ChannelId channel, String country, Money amount) {
        var names =
                settings.routes().stream()
                        .filter(it -> it.fits(channel, country, amount))
                        .map(ProcessorSettings.Route::processor)
                        .distinct()
                        .toList();
        if (names.isEmpty()) {
            throw unknown();
        }
        return names;
    }

    private PaymentProcessor required(String name) {
        var processor = byName.get(name);
        if (processor == null || !isForCaller(processor)) {
            throw unknown();
        }
        return processor;
    }

    private InvalidField unknown() {
        var names =
                byName.values().stream()
                        .filter(Processors::isForCaller)
                        .map(PaymentProcessor::name)
                        .toList();
        return new InvalidField("payment.processor", "must be one of " + names);
    }

    private static boolean isForCaller(PaymentProcessor processor) {
        var caller = Actor.current().kind();
        return !processor.isForStaff() || caller == Kind.STAFF || caller == Kind.API_KEY;
    }

    /** Whether money is only promised when something is bought, whatever the channel wants. */
    public boolean takesLater(String name) {
        return find(name).map(PaymentProcessor::takesLater).orElse(false);
    }

    /** Has an operation done; repeated with the same id it is done once. */
    public Exchange execute(Operation operation) {
        return find(operation.processor())
                .map(it -> conversation.execute(it, operation))
                .orElseGet(() -> gone(operation));
    }

    /**
     * Asks what became of an operation. That nobody has heard of it is answered only once it is
     * proof.
     */
    public Exchange inquire(Operation operation) {
        return find(operation.processor())
                .map(it -> conversation.inquire(it, operation))
                .orElseGet(() -> gone(operation));
    }

    /** Returns the account in whose vault a processor keeps things; empty where it cannot. */
    public Optional<String> vault(String name) {
        return find(name).flatMap(PaymentProcessor::vault).map(Vault::account);
    }

    /**
     * Has something done or shown of what people pay with.
     *
     * @param account in whose vault it is: another one's is never asked
     */
    public Finding run(String name, String account, Errand errand) {
        var processor = byName.get(name);
        var vault = processor == null ? null : processor.vault().orElse(null);
        return processor == null || vault == null || !vault.account().equals(account)
                ? new Finding.Unknown(name + " of " + account + " is not configured")
                : conversation.run(processor, vault, errand);
    }

    private static Exchange gone(Operation operation) {
        return Exchange.of(
                new Unknown("processor " + operation.processor() + " is not configured"));
    }
}
