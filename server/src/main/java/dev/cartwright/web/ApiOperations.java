package dev.cartwright.web;

import dev.cartwright.platform.IfMatch;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springdoc.core.customizers.OpenApiCustomizer;

/** Says of each operation where it belongs, who may ask for it and how it refuses. */
final class ApiOperations implements OpenApiCustomizer {

    private static final String STAFF = "/api/admin/";

    /** What only somebody who is signed in may ask. */
    private static final Pattern OF_CUSTOMERS =
            Pattern.compile(
                    "/api/customer(/.*)?|/api/orders|/api/carts/\\{id}/customer"
                            + "|/api/auth/(me|events|sessions(/.*)?|email|erasure|password/change)");

    /** What may be a customer's, and then opens for that one alone. */
    private static final Pattern OF_GUESTS_TOO = Pattern.compile("/api/(carts|orders)(/.*)?");

    private static final Pattern BY_MAIL =
            Pattern.compile("/api/auth/(verification|password/reset)");

    private static final Pattern COMING_IN = Pattern.compile("/api/auth/(login|refresh)");

    @Override
    public void customise(OpenAPI api) {
        api.getPaths().forEach(ApiOperations::describe);
        api.getComponents()
                .addSchemas(ApiDocs.MONEY, ApiDocs.money())
                .addSchemas(ApiDocs.PROBLEM, ApiDocs.problem());
    }

    private static void describe(String path, PathItem item) {
        item.readOperationsMap()
                .forEach((method, operation) -> {
                    operation.setTags(List.of(tag(path)));
                    keys(path).forEach(operation::addSecurityItem);
                    refusals(path, method, operation)
                            .forEach((status, meaning) ->
                                    operation
                                            .getResponses()
                                            .addApiResponse(status, refusal(meaning)));
                });
    }

    /**
     * The resource: /api/carts/{id}/items is about carts, as /api/admin/ledger about the ledger.
     */
    private static String tag(String path) {
        if (!path.startsWith("/api/")) {
            return "shop: signing-keys";
        }
        var staff = path.startsWith(STAFF);
        var resource = path.substring(staff ? STAFF.length() : "/api/".length());
        return (staff ? "staff: " : "shop: ") + resource.replaceFirst("/.*", "");
    }

    /** Any one of them opens it; one that is empty opens it for everybody. */
    private static List<SecurityRequirement> keys(String path) {
        var customer = new SecurityRequirement().addList(ApiDocs.ACCESS_TOKEN);
        if (path.startsWith(STAFF)) {
            return List.of(new SecurityRequirement().addList(ApiDocs.ADMIN_KEY));
        }
        if (OF_CUSTOMERS.matcher(path).matches()) {
            return List.of(customer);
        }
        return OF_GUESTS_TOO.matcher(path).matches()
                ? List.of(new SecurityRequirement(), customer)
                : List.of();
    }

    private static Map<String, String> refusals(
            String path, HttpMethod method, Operation operation) {
        var refusals = new TreeMap<String, String>();
        var writes = method != HttpMethod.GET;
        if (writes || operation.getParameters() != null) {
            refusals.put("400", "Not every field is valid: errors names each that is not");
        }
        if (path.startsWith(STAFF)) {
            refusals.put("401", "The admin key is missing or wrong");
            refusals.put("403", "A customer's access token opens nothing here");
        }
        if (OF_CUSTOMERS.matcher(path).matches()) {
            refusals.put("401", "Nobody is signed in");
        } else if (OF_GUESTS_TOO.matcher(path).matches()) {
            refusals.put("401", "The access token has expired or is not one of ours");
        } else if (COMING_IN.matcher(path).matches()) {
            refusals.put("401", "This password, or this refresh token, opens nothing");
        }
        refusals.putAll(ofAccounts(path));
        if (path.endsWith("/checkout")) {
            refusals.put("402", "The payment was declined, or never arrived");
        }
        if (path.contains("{")) {
            refusals.put("404", "There is no such thing");
        }
        if (writes) {
            refusals.put("409", "It does not fit the state of things, which the problem tells");
            if (hasHeader(operation, IfMatch.HEADER)) {
                refusals.put("412", "Changed meanwhile: it is at another version now");
            }
            refusals.put("413", "The body is larger than the limit");
            refusals.put(
                    "422", "Understood, but not acceptable, or the key came with another body");
        }
        refusals.put("429", "Too many requests from one network: see Retry-After");
        refusals.put(
                "503", "The database did not answer in time, nothing was done: see Retry-After");
        return refusals;
    }

    private static Map<String, String> ofAccounts(String path) {
        if (path.equals("/api/auth/login")) {
            return Map.of("403", "The address is not verified yet, or the account is disabled");
        }
        return BY_MAIL.matcher(path).matches()
                ? Map.of("410", "The link was used, is too old, or a newer one was sent")
                : Map.of();
    }

    private static boolean hasHeader(Operation operation, String name) {
        return operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(it -> it.getName().equals(name));
    }

    private static ApiResponse refusal(String meaning) {
        var schema = new Schema<>().$ref(ApiDocs.PROBLEM);
        return new ApiResponse()
                .description(meaning)
                .content(
                        new Content()
                                .addMediaType(
                                        "application/problem+json",
                                        new MediaType().schema(schema)));
    }
}
