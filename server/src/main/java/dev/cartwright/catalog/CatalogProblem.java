package dev.cartwright.catalog;

import static org.springframework.http.HttpStatus.NOT_FOUND;

import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Problem;

/** Every way this module says no. */
public final class CatalogProblem extends Problem {

    private CatalogProblem(String slug, String detail) {
        super(NOT_FOUND, slug, detail);
    }

    static CatalogProblem unknownProduct(Slug product) {
        return new CatalogProblem("unknown-product", "No product on sale is called " + product);
    }

    static CatalogProblem unknownCategory(Slug category) {
        return new CatalogProblem("unknown-category", "No category is called " + category);
    }

    static CatalogProblem unknownSku(Sku sku) {
        return new CatalogProblem("unknown-sku", "No product has a variant " + sku);
    }
}
