package dev.cartwright.search;

import dev.cartwright.catalog.Catalog;
import dev.cartwright.catalog.CatalogProblem;
import dev.cartwright.catalog.Slug;
import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.Text;
import dev.cartwright.platform.OpenTo;
import dev.cartwright.platform.OpenTo.Audience;
import dev.cartwright.platform.Page;
import dev.cartwright.search.ProductPage.ArticleDetails;
import dev.cartwright.search.Search.Sort;
import dev.cartwright.search.ShopWindow.Results;
import dev.cartwright.search.ShopWindow.Viewer;
import dev.cartwright.search.Suggestions.Suggested;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** The shop's windows over HTTP. */
@RestController
@OpenTo(Audience.EVERYBODY)
@RequestMapping("/api/products")
class ProductEndpoint {

    private static final Set<String> OF_LIST =
            Set.of(
                    "q",
                    "category",
                    "brand",
                    "tag",
                    "attribute",
                    "priceMin",
                    "priceMax",
                    "inStock",
                    "sort",
                    "facets",
                    "limit",
                    "after",
                    "channel",
                    "currency",
                    "country",
                    "locale");
    private static final Set<String> OF_SUGGESTIONS = Set.of("q", "channel", "currency", "locale");

    private final ShopWindow window;
    private final ProductPage pages;
    private final Suggestions suggestions;
    private final Catalog catalog;

    ProductEndpoint(
            ShopWindow window, ProductPage pages, Suggestions suggestions, Catalog catalog) {
        this.window = window;
        this.pages = pages;
        this.suggestions = suggestions;
        this.catalog = catalog;
    }

    @GetMapping
    Results list(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable Slug category,
            @RequestParam(defaultValue = "") List<String> brand,
            @RequestParam(defaultValue = "") List<String> tag,
            @RequestParam(defaultValue = "") List<String> attribute,
            @RequestParam(required = false) @Nullable BigDecimal priceMin,
            @RequestParam(required = false) @Nullable BigDecimal priceMax,
            @RequestParam(defaultValue = "false") boolean inStock,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(defaultValue = "false") boolean facets,
            @RequestParam(defaultValue = "" + Page.LIMIT) @Min(1) @Max(Page.MOST) int limit,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "default") ChannelId channel,
            @RequestParam(required = false) @Nullable CurrencyUnit currency,
            @RequestParam(required = false) @Nullable String country,
            @RequestParam(required = false) @Nullable String locale,
            HttpServletRequest request) {
        requireKnown(request, OF_LIST);
        requireOrder(priceMin, priceMax);
        var search =
                new Search(
                        q,
                        category,
                        values(request, "brand", brand),
                        values(request, "tag", tag),
                        attributes(values(request, "attribute", attribute)),
                        priceMin,
                        priceMax,
                        inStock,
                        sort(sort),
                        locale(locale));
        return window.find(new Viewer(channel, currency, country), search, facets, after, limit);
    }

    /** A filter that is misspelt would otherwise answer with all there is. */
    private static void requireKnown(HttpServletRequest request, Set<String> known) {
        for (var name : request.getParameterMap().keySet()) {
            if (!known.contains(name)) {
                throw new InvalidField(name, "is not a known parameter");
            }
        }
    }

    private static void requireOrder(@Nullable BigDecimal least, @Nullable BigDecimal most) {
        if (least != null && most != null && least.compareTo(most) > 0) {
            throw new InvalidField("priceMin", "must not be more than priceMax");
        }
    }

    /** As they were sent: Spring takes a single value with a comma in it for two. */
    private static List<String> values(
            HttpServletRequest request, String name, List<String> split) {
        var sent = request.getParameterValues(name);
        return sent == null ? split : List.of(sent).stream().filter(it -> !it.isBlank()).toList();
    }

    private static @Nullable Sort sort(@Nullable String sort) {
        try {
            return sort == null ? null : Sort.read(sort);
        } catch (IllegalArgumentException e) {
            throw new InvalidField("sort", String.valueOf(e.getMessage()));
        }
    }

    private static @Nullable Locale locale(@Nullable String locale) {
        if (locale == null) {
            return null;
        }
        if (!locale.matches("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")) {
            throw new InvalidField("locale", "must be a language such as de or en-GB");
        }
        return Locale.forLanguageTag(locale);
    }

    /** Reads {@code colour:Black}, any number of times. */
    private static Map<String, List<String>> attributes(List<String> texts) {
        var attributes = new LinkedHashMap<String, List<String>>();
        for (var text : texts) {
            var split = text.indexOf(':');
            if (split < 1) {
                throw new InvalidField("attribute", "must be such as colour:Black");
            }
            var code = text.substring(0, split).toLowerCase(Locale.ROOT);
            attributes.computeIfAbsent(code, _ -> new ArrayList<>()).add(text.substring(split + 1));
        }
        return attributes;
    }

    @GetMapping("/suggestions")
    Suggested suggest(
            @RequestParam String q,
            @RequestParam(defaultValue = "default") ChannelId channel,
            @RequestParam(required = false) @Nullable CurrencyUnit currency,
            @RequestParam(required = false) @Nullable String locale,
            HttpServletRequest request) {
        requireKnown(request, OF_SUGGESTIONS);
        var typed = Text.required("q", q, 200);
        var market = window.market(new Viewer(channel, currency, null));
        var language = locale(locale);
        return suggestions.of(
                typed, market, language == null ? market.channel().locale() : language);
    }

    /** A word that led to a product before leads to where it is found now. */
    @GetMapping("/{slug}")
    ResponseEntity<ArticleDetails> show(
            @PathVariable Slug slug,
            @RequestParam(defaultValue = "default") ChannelId channel,
            @RequestParam(required = false) @Nullable CurrencyUnit currency,
            @RequestParam(required = false) @Nullable String country,
            @RequestParam(required = false) @Nullable String locale,
            HttpServletRequest request) {
        try {
            var viewer = new Viewer(channel, currency, country);
            return ResponseEntity.ok(pages.show(viewer, slug, locale(locale)));
        } catch (CatalogProblem unknown) {
            var now = catalog.movedTo(slug).orElseThrow(() -> unknown);
            return ResponseEntity.status(HttpStatus.MOVED_PERMANENTLY)
                    .location(moved(now, request.getQueryString()))
                    .build();
        }
    }

    private static URI moved(Slug slug, @Nullable String query) {
        var to = UriComponentsBuilder.fromPath("/api/products/" + slug);
        return (query == null ? to : to.query(query)).build(true).toUri();
    }
}
