package dev.cartwright.drafts;

import dev.cartwright.carts.CartJson;
import dev.cartwright.carts.CartViews;
import dev.cartwright.carts.DraftCarts;
import dev.cartwright.customers.Customers;
import dev.cartwright.drafts.DraftEndpoint.NewDraft;
import dev.cartwright.kernel.CartId;
import dev.cartwright.kernel.EmailAddress;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.platform.Channels;
import dev.cartwright.platform.Grants;
import dev.cartwright.platform.Problem;
import java.util.ArrayList;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writes a draft in one go, shows drafts, and lets their customers have them. */
@Service
class DraftDesk {

    private final DraftCarts drafts;
    private final CartViews views;
    private final Customers customers;
    private final Invitations invitations;

    DraftDesk(DraftCarts drafts, CartViews views, Customers customers, Invitations invitations) {
        this.drafts = drafts;
        this.views = views;
        this.customers = customers;
        this.invitations = invitations;
    }

    /** All of it or nothing; a refusal says which part of what was sent cannot be. */
    @Transactional
    DraftJson create(CartId id, NewDraft wanted, @Nullable Locale language) {
        var channel = wanted.channel() == null ? Channels.DEFAULT : wanted.channel();
        Grants.currentScope().requireChannel(channel);
        var customer = wanted.customer();
        var email = wanted.email();
        if (customer != null) {
            var known =
                    customers
                            .find(customer)
                            .filter(it -> it.erasedAt() == null)
                            .orElseThrow(() -> new InvalidField("customer", "is not known"));
            customer = known.id();
            email = email == null ? known.email() : email;
        }
        drafts.start(id, channel, wanted.currency(), customer, wanted.note());
        fill(id, wanted, email);
        return show(id, language);
    }

    private void fill(CartId id, NewDraft wanted, @Nullable EmailAddress email) {
        if (email != null || wanted.address() != null || wanted.method() != null) {
            drafts.deliver(id, null, email, wanted.address(), wanted.method());
        }
        var lines = wanted.linesOrNone();
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            within("lines[" + i + "]", () -> drafts.add(id, null, line.sku(), line.quantity()));
        }
        var codes = wanted.couponsOrNone();
        for (int i = 0; i < codes.size(); i++) {
            var code = codes.get(i);
            within("coupons[" + i + "]", () -> drafts.enter(id, null, code));
        }
    }

    private static void within(String path, Runnable part) {
        try {
            part.run();
        } catch (InvalidField e) {
            throw new InvalidField(path + "." + e.field(), "" + e.getMessage());
        } catch (Problem e) {
            throw DraftProblem.within(path, e);
        }
    }

    DraftJson show(CartId id, @Nullable Locale language) {
        var draft = drafts.require(id);
        return new DraftJson(draft, views.of(id, language));
    }

    /**
     * Lets its customer see it and buy it as it is, and writes so.
     *
     * @param language in which it is written; null is the customer's own
     */
    @Transactional
    void send(CartId id, @Nullable Integer version, @Nullable Locale language) {
        drafts.send(id, version);
        var it = show(id, null);
        requireComplete(it.cart());
        invitations.write(it, language);
    }

    private static void requireComplete(CartJson cart) {
        var missing = new ArrayList<String>();
        if (cart.lines().isEmpty()) {
            missing.add("lines");
        }
        if (cart.email() == null) {
            missing.add("email");
        }
        if (cart.address() == null) {
            missing.add("address");
        }
        if (cart.method() == null) {
            missing.add("method");
        }
        if (!missing.isEmpty()) {
            throw DraftProblem.incomplete(missing);
        }
    }
}
