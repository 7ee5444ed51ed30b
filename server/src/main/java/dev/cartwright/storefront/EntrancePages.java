package dev.cartwright.storefront;

import dev.cartwright.catalog.Catalog;
import dev.cartwright.catalog.Slug;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.platform.Channels;
import dev.cartwright.platform.OpenTo;
import dev.cartwright.platform.OpenTo.Audience;
import dev.cartwright.search.Search;
import dev.cartwright.search.ShopWindow;
import dev.cartwright.search.ShopWindow.Viewer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The first page: what this server is, how it is, and a first look at what it sells. */
@Controller
@OpenTo(Audience.EVERYBODY)
class EntrancePages {

    private static final String READINESS = "readiness";
    private static final int BEST_SELLERS = 8;
    private static final int CATEGORIES = 10;

    private final ShopWindow window;
    private final Catalog catalog;
    private final Channels channels;
    private final HealthEndpoint health;

    EntrancePages(ShopWindow window, Catalog catalog, Channels channels, HealthEndpoint health) {
        this.window = window;
        this.catalog = catalog;
        this.channels = channels;
        this.health = health;
    }

    /** Lists stood at this address once; their second pages are not worth a way back. */
    @GetMapping("/")
    ModelAndView entrance(
            @RequestParam(required = false) @Nullable Slug category,
            @RequestParam(required = false) @Nullable String after) {
        if (category != null) {
            return Moved.to(new Asked(category, List.of()).address());
        }
        if (after != null && !after.isEmpty()) {
            throw new InvalidField("after", "must be what a page gave as next");
        }
        var shop = channels.get(Channels.DEFAULT);
        var found = window.find(Viewer.ANYBODY, Search.of(null), false, null, BEST_SELLERS);
        var page = new ModelAndView("storefront/home");
        page.addObject("health", health());
        page.addObject("shop", shop.name());
        page.addObject("figures", new Figures(shop.locale()));
        page.addObject(
                "categories", catalog.categories().branches().stream().limit(CATEGORIES).toList());
        page.addObject("cards", Card.of(found.items()));
        page.addObject("canonical", "/");
        return page;
    }

    /** The page must come also where the health cannot be told. */
    private String health() {
        var state = health.healthForPath(READINESS);
        return state == null ? "UNKNOWN" : state.getStatus().getCode();
    }
}
