package dev.cartwright.stripe;

import dev.cartwright.kernel.InvalidField;
import dev.cartwright.processors.Answer;
import dev.cartwright.processors.Capabilities;
import dev.cartwright.processors.Capabilities.Retries;
import dev.cartwright.processors.Operation;
import dev.cartwright.processors.Outcome;
import dev.cartwright.processors.ProcessorEvent;
import dev.cartwright.processors.ProcessorRequest;
import dev.cartwright.processors.RemoteProcessor;
import dev.cartwright.processors.Vault;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.joda.money.Money;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * Takes cards, and what else the merchant has switched on, through the merchant's Stripe account.
 */
@Component
@ConditionalOnProperty(StripeSettings.SECRET_KEY)
class StripeProcessor implements RemoteProcessor {

    private static final Pattern TOKEN = Pattern.compile("pm_(?!.*[0-9]{12})[A-Za-z0-9_]{1,250}");

    /**
     * Cards' authorisations last seven days, some schemes' five. Within a day a key's first answer
     * comes again, 500 included. What nobody has heard of ten minutes later is no longer on its
     * way.
     */
    private static final Capabilities ABLE =
            new Capabilities(
                    StripeAmounts.MOVED,
                    true,
                    false,
                    Duration.ofDays(7),
                    true,
                    new Retries("Idempotency-Key", Duration.ofHours(24), true),
                    Duration.ofMinutes(10),
                    true);

    private final StripeSettings settings;
    private final StripeRequests requests;
    private final StripeInquiries inquiries;
    private final StripeVault vault;

    StripeProcessor(StripeSettings settings) {
        this.settings = settings;
        requests = new StripeRequests(settings);
        inquiries = new StripeInquiries(requests);
        vault = new StripeVault(requests, settings.account());
    }

    @Override
    public String name() {
        return "stripe";
    }

    @Override
    public Capabilities capabilities() {
        return ABLE;
    }

    @Override
    public void check(String token) {
        if (!TOKEN.matcher(token).matches()) {
            throw new InvalidField(
                    "payment.token",
                    "must be a payment method of Stripe's, pm_…; never a card's number");
        }
    }

    @Override
    public void check(Money amount) {
        StripeAmounts.minor(amount);
    }

    @Override
    public ProcessorRequest request(Operation operation) {
        return requests.of(operation);
    }

    @Override
    public Outcome parse(Operation operation, Answer answer) {
        return StripeAnswers.outcome(operation, answer);
    }

    @Override
    public List<ProcessorRequest> inquiries(Operation operation) {
        return inquiries.of(operation);
    }

    @Override
    public Outcome parseInquiry(Operation operation, Answer answer) {
        return StripeInquiries.outcome(operation, answer);
    }

    @Override
    public Optional<Vault> vault() {
        return Optional.of(vault);
    }

    @Override
    public List<String> webhookSecrets() {
        return settings.webhookSecrets();
    }

    @Override
    public ProcessorEvent verify(
            byte[] rawBody, HttpHeaders headers, Instant now, List<String> activeSecrets) {
        var body = StripeSignature.proven(rawBody, headers, now, activeSecrets);
        return StripeEvents.read(body, settings.account());
    }
}
