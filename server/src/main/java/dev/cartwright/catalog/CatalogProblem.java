package dev.cartwright.catalog;

import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.PRECONDITION_FAILED;

import dev.cartwright.kernel.Sku;
import dev.cartwright.platform.Problem;
import org.springframework.http.HttpStatus;

/** Every way this module says no. */
public final class CatalogProblem extends Problem {

    private CatalogProblem(HttpStatus status, String slug, String detail) {
        super(status, slug, detail);
    }

    public static CatalogProblem unknownProduct(Slug product) {
        return new CatalogProblem(
                NOT_FOUND, "unknown-product", "No product on sale is called " + product);
    }

    /** For staff, who see what is not on sale, too. */
    static CatalogProblem noProduct(Slug product) {
        return new CatalogProblem(NOT_FOUND, "unknown-product", "No product is called " + product);
    }

    public static CatalogProblem unknownCategory(Slug category) {
        return new CatalogProblem(
                NOT_FOUND, "unknown-category", "No category is called " + category);
    }

    static CatalogProblem slugTaken(Slug slug) {
        return new CatalogProblem(
                CONFLICT, "slug-taken", "Another product or category is called " + slug);
    }

    static CatalogProblem skuTaken(Sku sku) {
        return new CatalogProblem(
                CONFLICT,
                "sku-taken",
                "Another variant has the SKU " + sku + ", in this case or another");
    }

    static CatalogProblem unknownAttribute(String code) {
        return new CatalogProblem(
                NOT_FOUND, "unknown-attribute", "No attribute has the code " + code);
    }

    static CatalogProblem changedMeanwhile(int version) {
        var problem =
                new CatalogProblem(
                        PRECONDITION_FAILED,
                        "version-mismatch",
                        "It changed meanwhile; it is at version " + version + " now.");
        problem.fact("version", version);
        return problem;
    }

    static CatalogProblem notADraft(ProductStatus status) {
        return new CatalogProblem(
                CONFLICT, "not-a-draft", "Only a draft is published; the product is " + status);
    }

    static CatalogProblem noPrice() {
        return new CatalogProblem(
                CONFLICT, "no-price", "No variant has a price: the product cannot be on sale");
    }

    static CatalogProblem belowItself(Slug category) {
        return new CatalogProblem(
                CONFLICT, "below-itself", "The category " + category + " cannot move below itself");
    }
}
