package dev.cartwright.catalog;

/** Whether shoppers see a product. */
public enum ProductStatus {

    /** Not yet; becomes active by hand or at its time. */
    DRAFT,

    /** On sale. */
    ACTIVE,

    /** No more; its rows stay, for orders name what they sold. */
    ARCHIVED
}
