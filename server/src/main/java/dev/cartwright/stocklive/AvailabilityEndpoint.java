package dev.cartwright.stocklive;

import static org.springframework.http.MediaType.APPLICATION_JSON;
import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;
import static org.springframework.http.MediaType.TEXT_EVENT_STREAM;
import static org.springframework.http.MediaType.TEXT_EVENT_STREAM_VALUE;

import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Channels;
import dev.cartwright.platform.Client;
import dev.cartwright.platform.OpenTo;
import dev.cartwright.platform.OpenTo.Audience;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.MimeTypeUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;

/** What may be bought, for shoppers' pages: once as JSON, or as it changes. */
@RestController
@OpenTo(Audience.EVERYBODY)
class AvailabilityEndpoint {

    private static final int MOST_SKUS = 50;

    private final States states;
    private final Channels channels;
    private final Listening listening;

    AvailabilityEndpoint(States states, Channels channels, Listening listening) {
        this.states = states;
        this.channels = channels;
        this.listening = listening;
    }

    /** One SKU; {@code available} is null of goods of which there is always enough. */
    record AvailabilityJson(Sku sku, @Nullable Integer available, boolean inStock) {}

    /** In the order in which they were asked for. */
    record AvailabilitiesJson(ChannelId channel, List<AvailabilityJson> items) {}

    @Parameter(
            name = "sku",
            in = ParameterIn.QUERY,
            required = true,
            description = "once for each of at most 50",
            array = @ArraySchema(schema = @Schema(type = "string")))
    @ApiResponse(
            responseCode = "200",
            content = {
                @Content(
                        mediaType = TEXT_EVENT_STREAM_VALUE,
                        schema = @Schema(implementation = AvailabilityJson.class)),
                @Content(
                        mediaType = APPLICATION_JSON_VALUE,
                        schema = @Schema(implementation = AvailabilitiesJson.class))
            })
    @GetMapping("/api/inventory/availability")
    Object availability(
            @RequestParam(defaultValue = "default") ChannelId channel,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String last,
            ServletWebRequest request) {
        channels.get(channel);
        var skus = skus(request.getParameterValues("sku"));
        return wantsJson(request)
                ? json(channel, skus)
                : listening.begin(Client.current().network(), channel, skus, last);
    }

    private AvailabilitiesJson json(ChannelId channel, List<Sku> skus) {
        var known = states.of(channel, skus);
        var items = new ArrayList<AvailabilityJson>();
        for (var sku : skus) {
            var it = known.get(sku);
            if (it != null) {
                items.add(new AvailabilityJson(sku, it.available(), it.inStock()));
            }
        }
        return new AvailabilitiesJson(channel, items);
    }

    /** Read as it stands, for Spring would split one that has a comma. */
    private static List<Sku> skus(String @Nullable [] codes) {
        if (codes == null) {
            throw new InvalidField("sku", "is required");
        }
        var skus = new LinkedHashSet<Sku>();
        for (var code : codes) {
            try {
                skus.add(new Sku(code));
            } catch (IllegalArgumentException e) {
                throw new InvalidField("sku", String.valueOf(e.getMessage()));
            }
        }
        if (skus.size() > MOST_SKUS) {
            throw new InvalidField("sku", "must be at most " + MOST_SKUS);
        }
        return List.copyOf(skus);
    }

    /** Which of both comes first in what is asked for; a stream where neither is named. */
    private static boolean wantsJson(ServletWebRequest request) {
        if (request.getRequest().getMethod().equals("HEAD")) {
            return true;
        }
        try {
            var accept = request.getHeader(HttpHeaders.ACCEPT);
            var wanted = MediaType.parseMediaTypes(accept);
            MimeTypeUtils.sortBySpecificity(wanted);
            return wanted.stream()
                    .filter(it -> it.includes(APPLICATION_JSON) || it.includes(TEXT_EVENT_STREAM))
                    .findFirst()
                    .filter(it -> !it.includes(TEXT_EVENT_STREAM))
                    .isPresent();
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }
}
