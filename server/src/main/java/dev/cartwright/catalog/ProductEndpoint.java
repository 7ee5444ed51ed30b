package dev.cartwright.catalog;

import dev.cartwright.catalog.ShopWindow.Article;
import dev.cartwright.catalog.ShopWindow.ArticleDetails;
import dev.cartwright.kernel.ChannelId;
import dev.cartwright.platform.Page;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The shop's windows over HTTP. */
@RestController
@RequestMapping("/api/products")
class ProductEndpoint {

    private final ShopWindow window;

    ProductEndpoint(ShopWindow window) {
        this.window = window;
    }

    @GetMapping
    Page<Article> list(
            @RequestParam(required = false) @Nullable Slug category,
            @RequestParam(defaultValue = "" + Page.LIMIT) @Min(1) @Max(Page.MOST) int limit,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "default") ChannelId channel,
            @RequestParam(required = false) @Nullable CurrencyUnit currency) {
        return window.list(channel, currency, category, after, limit);
    }

    @GetMapping("/{slug}")
    ArticleDetails show(
            @PathVariable Slug slug,
            @RequestParam(defaultValue = "default") ChannelId channel,
            @RequestParam(required = false) @Nullable CurrencyUnit currency) {
        return window.show(channel, currency, slug);
    }
}
