package dev.cartwright.stripe;

import com.stripe.exception.StripeException;
import com.stripe.net.ApiMode;
import com.stripe.net.ApiRequestParams;
import com.stripe.net.ApiResource.RequestMethod;
import com.stripe.net.RequestOptions;
import com.stripe.net.StripeRequest;
import com.stripe.param.PaymentIntentCancelParams;
import com.stripe.param.PaymentIntentCaptureParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentCreateParams.AutomaticPaymentMethods;
import com.stripe.param.PaymentIntentCreateParams.CaptureMethod;
import com.stripe.param.PaymentIntentCreateParams.SetupFutureUsage;
import com.stripe.param.RefundCreateParams;
import dev.cartwright.processors.Operation;
import dev.cartwright.processors.Operation.Kind;
import dev.cartwright.processors.Operation.Payer;
import dev.cartwright.processors.ProcessorRequest;
import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes what Stripe is asked, in the words and the form of its own SDK. */
final class StripeRequests {

    private static final String INTENTS = "/v1/payment_intents";
    private static final String REFUNDS = "/v1/refunds";

    private final StripeSettings settings;

    StripeRequests(StripeSettings settings) {
        this.settings = settings;
    }

    /** The same operation gives the same bytes: under one key Stripe takes no others. */
    ProcessorRequest of(Operation operation) {
        return switch (operation.kind()) {
            case SALE, AUTHORIZE -> post(operation, INTENTS, beginning(operation));
            case CAPTURE -> post(operation, intent(operation) + "/capture", capture(operation));
            case VOID ->
                    post(
                            operation,
                            intent(operation) + "/cancel",
                            PaymentIntentCancelParams.builder().build());
            case REFUND -> post(operation, REFUNDS, refund(operation));
            case INCREMENT ->
                    throw new IllegalArgumentException("more is not authorised at Stripe");
        };
    }

    private static PaymentIntentCreateParams beginning(Operation operation) {
        var amount = operation.amount();
        var page = operation.details().returnTo();
        var params =
                PaymentIntentCreateParams.builder()
                        .setAmount(StripeAmounts.minor(amount))
                        .setCurrency(amount.getCurrencyUnit().getCode().toLowerCase(Locale.ROOT))
                        .setPaymentMethod(Objects.requireNonNull(operation.details().token()))
                        .setConfirm(true)
                        .setCaptureMethod(
                                operation.kind() == Kind.SALE
                                        ? CaptureMethod.AUTOMATIC
                                        : CaptureMethod.MANUAL)
                        .setAutomaticPaymentMethods(methods(page))
                        .putAllMetadata(Marks.of(operation));
        if (operation.kind() == Kind.AUTHORIZE) {
            // They say whether somebody has to look at it before it may be captured.
            params.addExpand("latest_charge").addExpand("review");
        }
        if (page == null) {
            // Without a way back nobody can confirm it: it would wait for ever.
            params.setErrorOnRequiresAction(true);
        } else {
            params.setReturnUrl(page.toString());
        }
        return paidBy(params, operation.details().payer()).build();
    }

    /** What is kept is for payments at which the customer is present. */
    private static PaymentIntentCreateParams.Builder paidBy(
            PaymentIntentCreateParams.Builder params, @Nullable Payer payer) {
        if (payer != null) {
            params.setCustomer(Marks.customer(payer.reference()));
            if (payer.keep()) {
                params.setSetupFutureUsage(SetupFutureUsage.ON_SESSION);
            }
        }
        return params;
    }

    private static AutomaticPaymentMethods methods(@Nullable URI page) {
        return AutomaticPaymentMethods.builder()
                .setEnabled(true)
                .setAllowRedirects(
                        page == null
                                ? AutomaticPaymentMethods.AllowRedirects.NEVER
                                : AutomaticPaymentMethods.AllowRedirects.ALWAYS)
                .build();
    }

    /** Of an intent one capture is the last: what it leaves is released. */
    private static PaymentIntentCaptureParams capture(Operation operation) {
        return PaymentIntentCaptureParams.builder()
                .setAmountToCapture(StripeAmounts.minor(operation.amount()))
                .putMetadata(Marks.CAPTURE, operation.id().toString())
                .build();
    }

    private static RefundCreateParams refund(Operation operation) {
        return RefundCreateParams.builder()
                .setPaymentIntent(Marks.intent(operation))
                .setAmount(StripeAmounts.minor(operation.amount()))
                .putAllMetadata(Marks.of(operation))
                .build();
    }

    /** Returns the path of the intent that an operation goes on with. */
    static String intent(Operation operation) {
        return INTENTS + "/" + Marks.intent(operation);
    }

    private ProcessorRequest post(Operation operation, String path, ApiRequestParams params) {
        return post(operation.id(), path, params);
    }

    /**
     * @param key null for what changes nothing where it is done again: the SDK then makes one up
     */
    ProcessorRequest post(@Nullable UUID key, String path, ApiRequestParams params) {
        var options = options();
        if (key != null) {
            options.setIdempotencyKey(key.toString());
        }
        return built(RequestMethod.POST, path, params.toMap(), options.build());
    }

    ProcessorRequest get(String path, Map<String, Object> params) {
        return built(RequestMethod.GET, path, params, options().build());
    }

    private RequestOptions.RequestOptionsBuilder options() {
        return RequestOptions.builder().setApiKey(settings.secretKey());
    }

    private ProcessorRequest built(
            RequestMethod method, String path, Map<String, Object> params, RequestOptions options) {
        try {
            var request =
                    StripeRequest.create(method, settings.url(path), params, options, ApiMode.V1);
            var content = request.content();
            var headers = new HashMap<String, String>();
            request.headers().map().forEach((name, it) -> headers.put(name, String.join(",", it)));
            if (content != null) {
                headers.put("Content-Type", content.contentType());
            }
            return new ProcessorRequest(
                    method.name(),
                    URI.create(request.url().toString()),
                    headers,
                    content == null ? "" : content.stringContent());
        } catch (StripeException e) {
            throw new IllegalStateException("not a request of Stripe's: " + path, e);
        }
    }
}
