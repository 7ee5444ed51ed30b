package dev.cartwright;

import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/**
 * What one process tests: the modules that are tested with the same servers, so that each of these
 * is started once. They begin by their names, the long ones first; a test alone is named as ever.
 */
class Suites {

    @Suite
    @SelectPackages({
        "dev.cartwright.apikeys",
        "dev.cartwright.authlog",
        "dev.cartwright.console",
        "dev.cartwright.customers",
        "dev.cartwright.identity",
        "dev.cartwright.links",
        "dev.cartwright.logs",
        "dev.cartwright.mail",
        "dev.cartwright.passkeys",
        "dev.cartwright.passwords",
        "dev.cartwright.secondfactor",
        "dev.cartwright.sessions",
        "dev.cartwright.staff",
        "dev.cartwright.tokens"
    })
    static class Accounts {}

    /** The house itself, and whole servers. */
    @Suite
    @SelectPackages({"dev.cartwright", "dev.cartwright.embedded"})
    @IncludeClassNamePatterns("dev\\.cartwright\\.(embedded\\.)?\\w+Test")
    static class Applications {}

    @Suite
    @SelectPackages({
        "dev.cartwright.catalog",
        "dev.cartwright.demo",
        "dev.cartwright.pricing",
        "dev.cartwright.search",
        "dev.cartwright.storefront"
    })
    static class Catalogue {}

    @Suite
    @SelectPackages("dev.cartwright.checkout")
    static class Checkout {}

    @Suite
    @SelectPackages({
        "dev.cartwright.abandonment",
        "dev.cartwright.byhand",
        "dev.cartwright.carts",
        "dev.cartwright.coupons",
        "dev.cartwright.discounts",
        "dev.cartwright.drafts",
        "dev.cartwright.pricealerts",
        "dev.cartwright.promotions"
    })
    static class Offers {}

    @Suite
    @SelectPackages({
        "dev.cartwright.fulfilment",
        "dev.cartwright.hooks",
        "dev.cartwright.kafka",
        "dev.cartwright.orderdesk",
        "dev.cartwright.ordermails",
        "dev.cartwright.orders",
        "dev.cartwright.outbound",
        "dev.cartwright.refunds",
        "dev.cartwright.returns",
        "dev.cartwright.sales"
    })
    static class Orders {}

    @Suite
    @SelectPackages({
        "dev.cartwright.alerts",
        "dev.cartwright.figures",
        "dev.cartwright.inventory",
        "dev.cartwright.rates",
        "dev.cartwright.sheets",
        "dev.cartwright.stocklive",
        "dev.cartwright.stocktakes",
        "dev.cartwright.transfers",
        "dev.cartwright.warehouse"
    })
    static class Shelves {}

    @Suite
    @SelectPackages({
        "dev.cartwright.imports",
        "dev.cartwright.kernel",
        "dev.cartwright.ledger",
        "dev.cartwright.paymentmethods",
        "dev.cartwright.payments",
        "dev.cartwright.platform",
        "dev.cartwright.processors",
        "dev.cartwright.stripe",
        "dev.cartwright.web"
    })
    static class Tools {}
}
