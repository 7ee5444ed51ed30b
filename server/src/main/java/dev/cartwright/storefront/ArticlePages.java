package dev.cartwright.storefront;

import static java.util.stream.Collectors.toMap;

import dev.cartwright.catalog.Catalog;
import dev.cartwright.catalog.CatalogProblem;
import dev.cartwright.catalog.Product;
import dev.cartwright.catalog.Product.Relation;
import dev.cartwright.catalog.ProductStatus;
import dev.cartwright.catalog.Slug;
import dev.cartwright.platform.Channel;
import dev.cartwright.platform.Channels;
import dev.cartwright.platform.OpenTo;
import dev.cartwright.platform.OpenTo.Audience;
import dev.cartwright.search.ProductPage;
import dev.cartwright.search.ProductPage.ArticleDetails;
import dev.cartwright.search.ProductPage.ArticleVariant;
import dev.cartwright.search.ShopWindow.Viewer;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** A product on a page of its own. */
@Controller
@OpenTo(Audience.EVERYBODY)
class ArticlePages {

    /** What search engines show of a page. */
    private static final int GIST = 155;

    private final ProductPage pages;
    private final Catalog catalog;
    private final Channels channels;
    private final StructuredData data;

    ArticlePages(ProductPage pages, Catalog catalog, Channels channels, StructuredData data) {
        this.pages = pages;
        this.catalog = catalog;
        this.channels = channels;
        this.data = data;
    }

    /** A product that goes with this one. */
    record Related(String slug, String name) {}

    /** Those of one kind. */
    record Relatives(String title, List<Related> products) {}

    /** A word that led to a product before leads to where it is now. */
    @GetMapping("/shop/p/{slug}")
    ModelAndView show(@PathVariable Slug slug) {
        try {
            return page(pages.show(Viewer.ANYBODY, slug, null));
        } catch (CatalogProblem unknown) {
            return Moved.to(catalog.movedTo(slug).orElseThrow(() -> unknown));
        }
    }

    private ModelAndView page(ArticleDetails article) {
        var shop = channels.get(Channels.DEFAULT);
        var page = new ModelAndView("storefront/product");
        page.addObject("shop", shop.name());
        page.addObject("figures", new Figures(shop.locale()));
        page.addObject("article", article);
        page.addObject("cheapest", cheapest(article));
        page.addObject(
                "differ",
                article.variants().stream().map(ArticleVariant::price).distinct().count() > 1);
        page.addObject("related", related(article, shop));
        page.addObject("picture", Picture.of(article.images(), article.slug()));
        page.addObject("canonical", "/shop/p/" + article.slug());
        page.addObject("gist", gist(article));
        page.addObject("data", data.of(article));
        return page;
    }

    private static ArticleVariant cheapest(ArticleDetails article) {
        return article.variants().stream()
                .min(Comparator.comparing(ArticleVariant::price))
                .orElseThrow();
    }

    private List<Relatives> related(ArticleDetails article, Channel shop) {
        var slugs = article.related().values().stream().flatMap(Collection::stream).toList();
        if (slugs.isEmpty()) {
            return List.of();
        }
        var known =
                catalog.find(slugs).stream()
                        .filter(it -> it.status() == ProductStatus.ACTIVE)
                        .collect(toMap(Product::slug, Function.identity()));
        return Arrays.stream(Relation.values())
                .map(kind ->
                        new Relatives(
                                title(kind),
                                article.related().getOrDefault(kind, List.of()).stream()
                                        .filter(known::containsKey)
                                        .map(known::get)
                                        .map(it -> related(it, shop))
                                        .toList()))
                .filter(it -> !it.products().isEmpty())
                .toList();
    }

    private static Related related(Product product, Channel shop) {
        return new Related(product.slug().value(), product.words(shop.locale()).name());
    }

    private static String title(Relation kind) {
        return switch (kind) {
            case ACCESSORY -> "Goes with it";
            case REPLACEMENT -> "In its place";
        };
    }

    private static String gist(ArticleDetails article) {
        var text = article.description().isBlank() ? article.name() : article.description();
        var line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= GIST
                ? line
                : line.substring(0, GIST).replaceAll("\\s+\\S*$", "") + " …";
    }
}
