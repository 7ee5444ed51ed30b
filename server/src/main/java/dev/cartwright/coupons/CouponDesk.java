package dev.cartwright.coupons;

import dev.cartwright.coupons.Coupon.Terms;
import dev.cartwright.coupons.CouponEndpoint.CouponChange;
import dev.cartwright.coupons.schema.tables.records.CouponCodesRecord;
import dev.cartwright.customers.CustomerProfile;
import dev.cartwright.customers.Customers;
import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.InvalidField;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What staff do with codes one by one. */
@Service
class CouponDesk {

    private final CouponTable coupons;
    private final BatchTable batches;
    private final Shapes shapes;
    private final Customers customers;
    private final ObjectProvider<KnownPromotions> promotions;
    private final Clock clock;

    CouponDesk(
            CouponTable coupons,
            BatchTable batches,
            Shapes shapes,
            Customers customers,
            ObjectProvider<KnownPromotions> promotions,
            Clock clock) {
        this.coupons = coupons;
        this.batches = batches;
        this.shapes = shapes;
        this.customers = customers;
        this.promotions = promotions;
        this.clock = clock;
    }

    StoredCoupon get(String typed) {
        var code = CouponCode.read(typed);
        if (code == null) {
            throw CouponProblem.unknown();
        }
        return coupons.find(code).orElseThrow(CouponProblem::unknown);
    }

    /** Makes a code of a given text. */
    @Transactional
    public StoredCoupon make(String typed, Terms terms, @Nullable CustomerId customer) {
        var code = CouponCode.require("code", typed);
        KnownPromotions.require(promotions, terms.promotion());
        var owner = customer == null ? null : hold(customer);
        if (Shapes.isMistyped(code, shapes.hold())) {
            throw new InvalidField("code", Shapes.LOOKS_GENERATED);
        }
        if (!coupons.add(code, terms, owner, clock.instant())) {
            throw CouponProblem.taken(code);
        }
        return get(code);
    }

    /** The person is not forgotten before the code is there to be forgotten, too. */
    private CustomerId hold(CustomerId customer) {
        var person = customers.find(customer).map(CustomerProfile::id);
        if (person.isEmpty()) {
            throw new InvalidField("customer", "there is no customer " + customer);
        }
        customers.hold(person.get());
        return person.get();
    }

    /**
     * Changes what is named.
     *
     * @param seen the version that the caller has seen; null: whichever it is
     */
    @Transactional
    public StoredCoupon change(String typed, @Nullable Integer seen, CouponChange change) {
        var code = get(typed).code();
        var row = coupons.lock(code).orElseThrow(CouponProblem::unknown);
        if (seen != null && !seen.equals(row.getVersion())) {
            throw CouponProblem.changedMeanwhile(row.getVersion());
        }
        var terms = merge(row, change);
        if (terms.maxUses() != null && terms.maxUses() < row.getUsed()) {
            throw CouponProblem.usedMoreOften(row.getUsed());
        }
        coupons.update(row);
        return get(code);
    }

    /** Writes the change into the row, and returns what then is its own. */
    private Terms merge(CouponCodesRecord row, CouponChange change) {
        var batch = row.getBatchId() == null ? null : batches.get(row.getBatchId());
        var maxUses = Said.or(change.maxUses(), row.getMaxUses());
        var terms =
                new Terms(
                        batch == null ? row.getPromotionId() : batch.terms().promotion(),
                        row.getBatchId(),
                        maxUses == null && batch != null ? batch.terms().maxUses() : maxUses,
                        Said.or(change.usesPerCustomer(), row.getUsesPerCustomer()),
                        Said.or(change.validFrom(), row.getValidFrom()),
                        Said.or(change.validUntil(), row.getValidUntil()));
        row.setMaxUses(terms.maxUses());
        row.setUsesPerCustomer(terms.usesPerCustomer());
        row.setValidFrom(terms.validFrom());
        row.setValidUntil(terms.validUntil());
        row.setDisabledAt(disabledAt(change.disabled(), row.getDisabledAt(), clock.instant()));
        return terms;
    }

    /** Since when something is switched off: whoever does it first, and until it is undone. */
    static @Nullable Instant disabledAt(
            @Nullable Boolean disabled, @Nullable Instant before, Instant now) {
        if (disabled == null || (disabled && before != null)) {
            return before;
        }
        return disabled ? now : null;
    }
}
