package dev.cartwright.storefront;

import static java.util.Objects.requireNonNull;

import dev.cartwright.catalog.Catalog;
import dev.cartwright.catalog.CatalogProblem;
import dev.cartwright.catalog.CategoryTree;
import dev.cartwright.catalog.ProductStatus;
import dev.cartwright.catalog.Slug;
import dev.cartwright.platform.Channel;
import dev.cartwright.platform.Channels;
import dev.cartwright.platform.OpenTo;
import dev.cartwright.platform.OpenTo.Audience;
import dev.cartwright.search.ShopWindow;
import dev.cartwright.search.ShopWindow.Results;
import dev.cartwright.search.ShopWindow.Viewer;
import dev.cartwright.storefront.Asked.Parameter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The shop, and each branch of it, to search and to look through. */
@Controller
@OpenTo(Audience.EVERYBODY)
class ListPages {

    /** Fills rows of two, three and four. */
    static final int PAGE = 24;

    private static final String AFTER = "after";

    private final ShopWindow window;
    private final Catalog catalog;
    private final Channels channels;

    ListPages(ShopWindow window, Catalog catalog, Channels channels) {
        this.window = window;
        this.catalog = catalog;
        this.channels = channels;
    }

    @GetMapping("/shop")
    ModelAndView all(@RequestParam MultiValueMap<String, String> query) {
        return list(Asked.read(null, query), query.getFirst(AFTER), window.categories());
    }

    /** Products stood at this address once. */
    @GetMapping("/shop/{category}")
    ModelAndView branch(
            @PathVariable Slug category, @RequestParam MultiValueMap<String, String> query) {
        var tree = window.categories();
        return tree.has(category)
                ? list(Asked.read(category, query), query.getFirst(AFTER), tree)
                : Moved.to(productFormerlyAt(category));
    }

    private Slug productFormerlyAt(Slug address) {
        return catalog.find(address)
                .filter(it -> it.product().status() == ProductStatus.ACTIVE)
                .map(_ -> address)
                .or(() -> catalog.movedTo(address))
                .orElseThrow(() -> CatalogProblem.unknownCategory(address));
    }

    private ModelAndView list(Asked asked, @Nullable String after, CategoryTree tree) {
        var shop = channels.get(Channels.DEFAULT);
        var found = window.find(Viewer.ANYBODY, asked.search(), true, after, PAGE);
        var page = new ModelAndView("storefront/list");
        what(page, asked, shop, tree);
        found(page, asked, found);
        page.addObject("narrowing", Narrowing.of(asked, requireNonNull(found.facets()), shop));
        page.addObject("isFirst", after == null || after.isEmpty());
        return page;
    }

    private static void what(ModelAndView page, Asked asked, Channel shop, CategoryTree tree) {
        var category = asked.category();
        var path = category == null ? List.<CategoryTree.Step>of() : tree.path(category);
        page.addObject("shop", shop.name());
        page.addObject("figures", new Figures(shop.locale()));
        page.addObject("words", asked.value(Asked.WORDS));
        page.addObject("path", path);
        page.addObject("here", path.isEmpty() ? "All products" : path.getLast().name());
        page.addObject("heading", heading(asked, path));
        page.addObject("searchAt", Asked.path(category));
        page.addObject("canonical", Asked.path(category));
        page.addObject("currency", shop.currencies().getFirst().getCode());
        page.addObject("noIndex", asked.isNarrowed());
        page.addObject("gist", heading(asked, path) + " at " + shop.name());
    }

    private static String heading(Asked asked, List<CategoryTree.Step> path) {
        var words = asked.value(Asked.WORDS);
        var here = path.isEmpty() ? "All products" : path.getLast().name();
        if (words == null) {
            return here;
        }
        return path.isEmpty() ? "“" + words + "”" : "“" + words + "” in " + here;
    }

    private static void found(ModelAndView page, Asked asked, Results found) {
        var words = asked.value(Asked.WORDS);
        page.addObject("cards", Card.of(found.items()));
        page.addObject("corrected", found.corrected());
        page.addObject("first", asked.address());
        page.addObject("next", found.next() == null ? null : asked.page(found.next()));
        page.addObject("unfiltered", asked.unfiltered().address());
        page.addObject("everywhere", asked.in(null).address());
        if (words != null) {
            var exact = new Parameter(Asked.WORDS, '"' + words.replace("\"", "") + '"');
            page.addObject("exactly", asked.with(exact).address());
        }
    }
}
