package dev.cartwright.stripe;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.stripe.model.Customer;
import com.stripe.model.PaymentIntent;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.CustomerSearchParams;
import com.stripe.param.PaymentIntentRetrieveParams;
import com.stripe.param.PaymentMethodDetachParams;
import dev.cartwright.kernel.CustomerId;
import dev.cartwright.processors.Answer;
import dev.cartwright.processors.Answer.Lost;
import dev.cartwright.processors.Answer.NotSent;
import dev.cartwright.processors.Answer.Replied;
import dev.cartwright.processors.Errand;
import dev.cartwright.processors.Errand.Detach;
import dev.cartwright.processors.Errand.Enrol;
import dev.cartwright.processors.Errand.Show;
import dev.cartwright.processors.Finding;
import dev.cartwright.processors.Finding.Done;
import dev.cartwright.processors.Finding.Refused;
import dev.cartwright.processors.Finding.Shown;
import dev.cartwright.processors.Finding.Unknown;
import dev.cartwright.processors.Instrument;
import dev.cartwright.processors.Operation;
import dev.cartwright.processors.ProcessorRequest;
import dev.cartwright.processors.RemoteVault;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * What Stripe keeps for its Customers. Of ours it learns the id, and neither name nor address; what
 * it tells of a card is its brand, its last four digits and when it expires.
 */
final class StripeVault implements RemoteVault {

    private static final String CUSTOMERS = "/v1/customers";
    private static final String METHODS = "/v1/payment_methods/";

    /** Which of our customers one of Stripe's is. */
    private static final String OWNER = "customer";

    private final StripeRequests requests;
    private final String account;

    StripeVault(StripeRequests requests, String account) {
        this.requests = requests;
        this.account = account;
    }

    @Override
    public String account() {
        return account;
    }

    /** Nothing is done twice by what is asked without a key: what is detached stays so. */
    @Override
    public List<ProcessorRequest> requests(Errand errand) {
        return switch (errand) {
            case Enrol it -> List.of(enrolment(it), search(it.customer()));
            case Show(var paid) ->
                    List.of(
                            requests.get(
                                    StripeRequests.intent(paid),
                                    PaymentIntentRetrieveParams.builder()
                                            .addExpand("payment_method")
                                            .build()
                                            .toMap()));
            case Detach(var token) -> {
                var path = METHODS + Marks.method(token);
                var nothing = PaymentMethodDetachParams.builder().build();
                yield List.of(
                        requests.post(null, path + "/detach", nothing),
                        requests.get(path, Map.of()));
            }
        };
    }

    private ProcessorRequest enrolment(Enrol it) {
        return requests.post(
                it.key(),
                CUSTOMERS,
                CustomerCreateParams.builder()
                        .putMetadata(OWNER, it.customer().toString())
                        .build());
    }

    private ProcessorRequest search(CustomerId customer) {
        return requests.get(
                CUSTOMERS + "/search",
                CustomerSearchParams.builder()
                        .setQuery("metadata['" + OWNER + "']:'" + customer + "'")
                        .setLimit(100L)
                        .build()
                        .toMap());
    }

    @Override
    public Finding parse(Errand errand, Answer answer) {
        return switch (answer) {
            case NotSent(var reason) -> new Unknown(reason);
            case Lost(var reason) -> new Unknown(reason);
            case Replied(var status, _, var body) ->
                    Json.<Finding>understood(
                            "answer " + status,
                            () ->
                                    status == 200
                                            ? told(errand, Json.object(body))
                                            : refused(errand, status, body),
                            Unknown::new);
        };
    }

    private static Finding told(Errand errand, JsonObject json) {
        return switch (errand) {
            case Enrol(var customer) -> enrolled(customer, json);
            case Show(var paid) -> shown(paid, json);
            case Detach(var token) -> detached(token, json);
        };
    }

    /** The oldest, where there are several: all agree on that one. */
    private static Finding enrolled(CustomerId customer, JsonObject json) {
        var found =
                Json.kind(json).equals("search_result")
                        ? StreamSupport.stream(json.getAsJsonArray("data").spliterator(), false)
                                .map(JsonElement::getAsJsonObject)
                                .toList()
                        : List.of(json);
        return found.stream()
                .map(it -> Json.read(it, Customer.class, "customer"))
                .filter(it -> !Boolean.TRUE.equals(it.getDeleted()))
                .filter(it ->
                        it.getMetadata() != null
                                && customer.toString().equals(it.getMetadata().get(OWNER)))
                .min(Comparator.comparing(Customer::getCreated).thenComparing(Customer::getId))
                .<Finding>map(it -> new Done(Marks.customer(it.getId())))
                .orElseGet(() -> new Unknown("no such customer is found"));
    }

    private static Finding shown(Operation paid, JsonObject json) {
        var intent = Json.read(json, PaymentIntent.class, "payment_intent");
        if (!Marks.isOurs(intent.getMetadata(), Marks.OPERATION, paid.id())) {
            throw new JsonParseException("another operation's intent");
        }
        if (!(json.get("payment_method") instanceof JsonObject method)) {
            return new Refused("nothing is kept");
        }
        var payer = Objects.requireNonNull(paid.details().payer());
        return payer.reference().equals(text(method, "customer"))
                ? new Shown(instrument(method))
                : new Refused("not kept for this customer");
    }

    private static Instrument instrument(JsonObject method) {
        var type = Objects.requireNonNull(text(method, "type"));
        var of = method.get(type) instanceof JsonObject it ? it : new JsonObject();
        return new Instrument(
                Marks.method(text(method, "id")),
                Objects.requireNonNullElse(text(of, "brand"), type),
                text(of, "last4"),
                number(of, "exp_month"),
                number(of, "exp_year"));
    }

    private static Finding detached(String token, JsonObject json) {
        if (!Json.kind(json).equals("payment_method") || !token.equals(text(json, "id"))) {
            throw new JsonParseException("another payment method");
        }
        return text(json, "customer") == null
                ? new Done(token)
                : new Unknown("it is still attached");
    }

    /** Only 404 with its code says that there is nothing to detach. */
    private static Finding refused(Errand errand, int status, String body) {
        var error = Json.error(body);
        var reason = Intents.reason(error);
        if (errand instanceof Detach(var token) && status == 404 && isMissing(error.getCode())) {
            return new Done(token);
        }
        return errand instanceof Enrol && (status == 401 || status == 403)
                ? new Refused(reason)
                : new Unknown("answer " + status + " " + reason);
    }

    private static boolean isMissing(@Nullable String code) {
        return "resource_missing".equals(code);
    }

    private static @Nullable String text(JsonObject json, String name) {
        var value = json.get(name);
        return value == null || value.isJsonNull() ? null : value.getAsString();
    }

    private static @Nullable Integer number(JsonObject json, String name) {
        var value = json.get(name);
        return value == null || value.isJsonNull() ? null : (Integer) value.getAsInt();
    }
}
