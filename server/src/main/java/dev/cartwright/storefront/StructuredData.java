package dev.cartwright.storefront;

import static java.util.stream.Collectors.joining;

import dev.cartwright.catalog.CategoryTree.Step;
import dev.cartwright.search.ProductPage.ArticleDetails;
import dev.cartwright.search.ProductPage.ArticleVariant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * A product in the words of schema.org, for search engines. It stands in the page as a block of
 * data, which browsers never run and no Content-Security-Policy needs to allow.
 */
@Component
class StructuredData {

    private static final String SCHEMA = "https://schema.org";

    private final JsonMapper json;

    StructuredData(JsonMapper json) {
        this.json = json;
    }

    /** Returns JSON without any character that could end the block. */
    String of(ArticleDetails article) {
        var product = new LinkedHashMap<String, Object>();
        product.put("@context", SCHEMA);
        product.put("@type", "Product");
        product.put("name", article.name());
        product.put("description", article.description());
        product.put("url", "/shop/p/" + article.slug());
        if (article.brand() != null) {
            product.put("brand", Map.of("@type", "Brand", "name", article.brand()));
        }
        product.put(
                "category",
                article.categoryPath().stream().map(Step::name).collect(joining(" > ")));
        if (!article.images().isEmpty()) {
            product.put("image", article.images());
        }
        product.put("offers", article.variants().stream().map(StructuredData::offer).toList());
        return json.writeValueAsString(product)
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026");
    }

    private static Map<String, Object> offer(ArticleVariant variant) {
        var offer = new LinkedHashMap<String, Object>();
        offer.put("@type", "Offer");
        offer.put("sku", variant.sku().code());
        offer.put("price", variant.price().getAmount().toPlainString());
        offer.put("priceCurrency", variant.price().getCurrencyUnit().getCode());
        offer.put("availability", SCHEMA + (variant.inStock() ? "/InStock" : "/OutOfStock"));
        return offer;
    }
}
