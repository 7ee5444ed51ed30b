package dev.cartwright.platform;

import static dev.cartwright.platform.Access.APPROVE;
import static dev.cartwright.platform.Access.MONEY;
import static dev.cartwright.platform.Access.READ;
import static dev.cartwright.platform.Access.WRITE;

import java.util.Set;

/** A part of the shop that staff are admitted to; with an {@link Access} it is a permission. */
public enum Area {
    /** Products, categories, attributes, and files of them. */
    CATALOGUE(READ, WRITE),
    PRICES(READ, WRITE),
    /** Promotions and coupons; a second person approves what gives much away. */
    PROMOTIONS(READ, WRITE, APPROVE),
    INVENTORY(READ, WRITE),
    /** Orders, drafts, fulfilments, returns; what gives money back by itself moves it. */
    ORDERS(READ, WRITE, MONEY),
    /** Payments and refunds; a second person approves a refund above the limit. */
    PAYMENTS(READ, MONEY, APPROVE),
    CUSTOMERS(READ, WRITE),
    /** Abandoned carts and price alerts. */
    MARKETING(READ, WRITE),
    /** Mails that went out, and their texts. */
    MAILS(READ, WRITE),
    /** What was sold. */
    SALES(READ, WRITE),
    LEDGER(READ),
    /** Webhooks, both ways. */
    INTEGRATIONS(READ, WRITE),
    /** Signing keys, and the log of accounts. */
    SECURITY(READ, WRITE),
    /** Who of the staff, and which programs of the merchant's, may do what. */
    STAFF(READ, WRITE),
    /** The audit, jobs, and events that nobody took. */
    SYSTEM(READ, WRITE);

    @SuppressWarnings("ImmutableEnumChecker") // A copy that nobody can change.
    private final Set<Access> accesses;

    Area(Access... accesses) {
        this.accesses = Set.of(accesses);
    }

    /** Returns whether who writes here can let others in, or shop data out. */
    boolean letsOthersIn() {
        return this == STAFF || this == SECURITY || this == INTEGRATIONS;
    }

    /** Returns what there is to be permitted here. */
    public Set<Access> accesses() {
        return accesses;
    }
}
