package dev.cartwright.web;

import dev.cartwright.platform.IfMatch;
import dev.cartwright.platform.OpenTo.Audience;
import dev.cartwright.platform.Permission;
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
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springdoc.core.customizers.OpenApiCustomizer;

/** Says of each operation where it belongs, who may ask for it and how it refuses. */
final class ApiOperations implements OpenApiCustomizer {

    private static final String MOVES = "/api/products/{slug}";
    private static final String PERMISSION = "x-permission";
    private static final String HONOURS = "x-honours";

    /** Where an operation keeps its door until it is described. */
    private static final String DOOR = "x-door";

    private static final Pattern BY_MAIL =
            Pattern.compile("/api/(auth/(verification|password/reset)|carts/recoveries)");

    private static final Pattern COMING_IN = Pattern.compile("/api/auth/(login|refresh)");

    /** Keeps for {@link #customise} who may ask. */
    static void keep(Operation operation, Door door) {
        operation.addExtension(DOOR, door);
    }

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
                    nameValues(operation);
                    mayMake(method, operation);
                    if (path.equals(MOVES)) {
                        operation
                                .getResponses()
                                .addApiResponse(
                                        "301",
                                        new ApiResponse().description("It has another word now"));
                    }
                    var door =
                            (Door) Objects.requireNonNull(operation.getExtensions().remove(DOOR));
                    keys(door).forEach(operation::addSecurityItem);
                    permissions(door, method)
                            .ifPresent(it -> operation.addExtension(PERMISSION, it));
                    honoured(door).ifPresent(it -> operation.addExtension(HONOURS, it));
                    refusals(path, method, operation, door)
                            .forEach((status, meaning) ->
                                    operation
                                            .getResponses()
                                            .addApiResponse(status, refusal(meaning)));
                });
    }

    /** Springdoc names what is within a value of one word, such as {@code channel.code}. */
    private static void nameValues(Operation operation) {
        if (operation.getParameters() != null) {
            operation
                    .getParameters()
                    .forEach(it -> it.setName(it.getName().replaceFirst("\\.(code|value)$", "")));
        }
    }

    /** What answers one that is there already answers alike where it makes it. */
    private static void mayMake(HttpMethod method, Operation operation) {
        var answers = operation.getResponses();
        var there = answers.get("200");
        var makes = method == HttpMethod.POST || method == HttpMethod.PUT;
        if (makes && there != null && there.getContent() != null && answers.get("201") == null) {
            answers.addApiResponse(
                    "201", new ApiResponse().description("Made").content(there.getContent()));
        }
    }

    /**
     * The resource: /api/carts/{id}/items is about carts, as /api/admin/ledger about the ledger.
     */
    private static String tag(String path) {
        if (!path.startsWith("/api/")) {
            return "shop: signing-keys";
        }
        var staff = path.startsWith(Doorkeeper.STAFF);
        var resource = path.substring(staff ? Doorkeeper.STAFF.length() : "/api/".length());
        return (staff ? "staff: " : "shop: ") + resource.replaceFirst("/.*", "");
    }

    /** Any one of them opens it; one that is empty opens it for everybody. */
    private static List<SecurityRequirement> keys(Door door) {
        var customer = new SecurityRequirement().addList(ApiDocs.ACCESS_TOKEN);
        return switch (door) {
            case Door.Staff _ -> List.of(new SecurityRequirement().addList(ApiDocs.STAFF_KEY));
            case Door.Others(Audience audience) ->
                    switch (audience) {
                        case CUSTOMERS -> List.of(customer);
                        case HOLDERS -> List.of(new SecurityRequirement(), customer);
                        // Staff's are pages, which are not described.
                        case EVERYBODY, ARRIVING_STAFF, STAFF -> List.of();
                    };
        };
    }

    private static Optional<String> permissions(Door door, HttpMethod method) {
        return door instanceof Door.Staff staff
                ? Optional.of(
                        staff
                                .permissions(
                                        org.springframework.http.HttpMethod.valueOf(method.name()))
                                .stream()
                                .map(Permission::toString)
                                .collect(Collectors.joining(", ")))
                : Optional.empty();
    }

    /** By what who is limited may be, and ask all the same. */
    private static Optional<String> honoured(Door door) {
        return door instanceof Door.Staff staff && !staff.honoured().isEmpty()
                ? Optional.of(
                        staff.honoured().stream()
                                .sorted()
                                .map(it -> it.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", ")))
                : Optional.empty();
    }

    private static Map<String, String> refusals(
            String path, HttpMethod method, Operation operation, Door door) {
        var refusals = new TreeMap<String, String>();
        var writes = method != HttpMethod.GET;
        refusals.put("400", "Not every field is valid: errors names each that is not");
        unknown(path, door).ifPresent(it -> refusals.put("401", it));
        permissions(door, method)
                .ifPresent(it -> refusals.put("403", "Whose key it is lacks the permission " + it));
        refusals.putAll(ofAccounts(path));
        if (path.endsWith("/checkout")) {
            refusals.put("402", "The payment was declined, or never arrived");
        }
        if (path.contains("{") || operation.getParameters() != null) {
            refusals.put("404", "There is no such thing");
        }
        if (writes || path.endsWith("/preview")) {
            refusals.put("409", "It does not fit the state of things, which the problem tells");
        }
        if (writes) {
            if (hasHeader(operation, IfMatch.HEADER)) {
                refusals.put("412", "Changed meanwhile: it is at another version now");
            }
            refusals.put("413", "The body is larger than the limit");
            refusals.put("415", "The body is of a media type that is not read here");
            refusals.put(
                    "422", "Understood, but not acceptable, or the key came with another body");
        }
        refusals.put("429", "Too many requests from one network: see Retry-After");
        refusals.put(
                "503", "The database did not answer in time, nothing was done: see Retry-After");
        return refusals;
    }

    /** Says what it means that the shop does not know who asks; nothing where all may. */
    private static Optional<String> unknown(String path, Door door) {
        if (COMING_IN.matcher(path).matches()) {
            return Optional.of("This password, or this refresh token, opens nothing");
        }
        if (!BearerFilter.refusesTokens(path)) {
            return Optional.empty();
        }
        return Optional.of(
                switch (door) {
                    case Door.Staff _ -> "The key is missing or wrong";
                    case Door.Others(Audience audience) ->
                            audience == Audience.CUSTOMERS
                                    ? "Nobody is signed in"
                                    : "The access token has expired or is not one of ours";
                });
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
