package dev.cartwright.storefront;

import dev.cartwright.catalog.Catalog;
import dev.cartwright.catalog.Slug;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.platform.Channels;
import dev.cartwright.platform.Page;
import dev.cartwright.platform.Problem;
import dev.cartwright.search.ProductPage;
import dev.cartwright.search.Search;
import dev.cartwright.search.ShopWindow;
import dev.cartwright.search.ShopWindow.Viewer;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;

/** The first page, and a page per product, in the default channel. */
@Controller
class ShopPages {

    private static final Logger LOG = LoggerFactory.getLogger(ShopPages.class);

    private static final String READINESS = "readiness";

    private final ShopWindow window;
    private final ProductPage pages;
    private final Catalog catalog;
    private final Channels channels;
    private final HealthEndpoint health;

    ShopPages(
            ShopWindow window,
            ProductPage pages,
            Catalog catalog,
            Channels channels,
            HealthEndpoint health) {
        this.window = window;
        this.pages = pages;
        this.catalog = catalog;
        this.channels = channels;
        this.health = health;
    }

    @GetMapping("/")
    String home(
            @RequestParam(required = false) @Nullable Slug category,
            @RequestParam(required = false) @Nullable String after,
            Model model) {
        var shop = channels.get(Channels.DEFAULT);
        var page = window.find(Viewer.ANYBODY, Search.of(category), false, after, Page.LIMIT);
        model.addAttribute("health", health());
        model.addAttribute("shop", shop.name());
        model.addAttribute("prices", new PriceTag(shop.locale()));
        model.addAttribute("shelves", Shelves.at(catalog.categories().branches(), category));
        model.addAttribute("articles", page.items());
        model.addAttribute("next", page.next());
        model.addAttribute("isFirst", after == null || after.isEmpty());
        return "storefront/home";
    }

    @GetMapping("/shop/{slug}")
    String product(@PathVariable Slug slug, Model model) {
        var shop = channels.get(Channels.DEFAULT);
        model.addAttribute("shop", shop.name());
        model.addAttribute("prices", new PriceTag(shop.locale()));
        model.addAttribute("article", pages.show(Viewer.ANYBODY, slug, null));
        return "storefront/product";
    }

    /** Without this a person who follows an old link would be shown JSON. */
    @ExceptionHandler
    ModelAndView refused(Problem problem) {
        return sorry(problem.getStatusCode(), Objects.toString(problem.getBody().getDetail(), ""));
    }

    @ExceptionHandler({InvalidField.class, MethodArgumentTypeMismatchException.class})
    ModelAndView notAnAddress() {
        return sorry(HttpStatus.BAD_REQUEST, "There is no such address in this shop.");
    }

    @ExceptionHandler({
        TransientDataAccessException.class,
        DataAccessResourceFailureException.class,
        CannotCreateTransactionException.class
    })
    ModelAndView busy(Exception e) {
        LOG.warn("No answer of the database for a page", e);
        return sorry(
                HttpStatus.SERVICE_UNAVAILABLE, "The shop cannot answer just now. Try again soon.");
    }

    private static ModelAndView sorry(HttpStatusCode status, String sentence) {
        return new ModelAndView("storefront/sorry", Map.of("sentence", sentence), status);
    }

    /** The page must come also where the health cannot be told. */
    private String health() {
        var state = health.healthForPath(READINESS);
        return state == null ? "UNKNOWN" : state.getStatus().getCode();
    }
}
