package dev.cartwright.stripe;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import com.stripe.model.StripeError;
import com.stripe.net.ApiResource;
import dev.cartwright.processors.Outcome;
import dev.cartwright.processors.Outcome.Unknown;
import java.util.function.Function;
import java.util.function.Supplier;

/** Reads what Stripe writes by the models of its SDK, and trusts none of it to be well-formed. */
final class Json {

    private Json() {}

    /** Makes any reading total: what cannot be understood, however oddly, is not known. */
    static Outcome understood(String what, Supplier<Outcome> reading) {
        return understood(what, reading, Unknown::new);
    }

    static <T> T understood(String what, Supplier<T> reading, Function<String, T> unknown) {
        try {
            return reading.get();
        } catch (RuntimeException | StackOverflowError e) {
            return unknown.apply(what + " not understood: " + e.getClass().getSimpleName());
        }
    }

    /** Reads a resource; throws unless it says that it is one of that kind. */
    static <T> T read(String body, Class<T> type, String kind) {
        return read(object(body), type, kind);
    }

    static <T> T read(JsonObject json, Class<T> type, String kind) {
        if (!kind.equals(kind(json))) {
            throw new JsonParseException("not a " + kind);
        }
        return ApiResource.GSON.fromJson(json, type);
    }

    static StripeError error(String body) {
        var error = object(body).getAsJsonObject("error");
        if (error == null) {
            throw new JsonParseException("not an error of Stripe's");
        }
        return ApiResource.GSON.fromJson(error, StripeError.class);
    }

    static JsonObject object(String body) {
        return ApiResource.GSON.fromJson(body, JsonElement.class).getAsJsonObject();
    }

    static String kind(JsonObject json) {
        return json.get("object") instanceof JsonPrimitive it ? it.getAsString() : "";
    }
}
