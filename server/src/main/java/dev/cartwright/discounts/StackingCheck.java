package dev.cartwright.discounts;

import dev.cartwright.discounts.Promotion.Stacking;

/** Looks over what a promotion goes together with. */
record StackingCheck(PromotionCheck check) {

    void check(Stacking stacking, boolean ofTheCatalogue) {
        check.text("stacking.class", stacking.kind());
        if (stacking.bestOf() != null) {
            check.text("stacking.bestOf", stacking.bestOf());
        }
        if (stacking.combinesWith() != null) {
            check.size("stacking.combinesWith", stacking.combinesWith());
        }
        if (ofTheCatalogue) {
            refuse("bestOf", stacking.bestOf() != null);
            refuse("class", !stacking.kind().equals(Stacking.OTHER));
            refuse("combinesWith", stacking.combinesWith() != null);
            refuse("stopAfter", stacking.stopAfter());
        }
    }

    /** Prices on the shelf follow each other, or an exclusive one is alone: nothing else holds. */
    private void refuse(String field, boolean given) {
        if (given) {
            check.fault(
                    "stacking." + field, "must not be there where actions are of type catalogue");
        }
    }
}
