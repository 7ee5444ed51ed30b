package dev.cartwright.drafts;

import dev.cartwright.carts.CartJson;
import dev.cartwright.carts.DraftRow;
import dev.cartwright.customers.CustomerProfile;
import dev.cartwright.customers.Customers;
import dev.cartwright.mail.Mails;
import dev.cartwright.mail.NewMail;
import dev.cartwright.platform.Channels;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes to whoever may buy a draft, with a link to the shop's page of it, if the shop has one. */
@Component
record Invitations(Mails mails, Customers customers, Channels channels, DraftSettings settings) {

    private static final String KIND = "draft-invitation";

    /**
     * Queues one in the caller's transaction, of a complete draft.
     *
     * @param asked the language to write in; null is the reader's own
     */
    void write(DraftJson it, @Nullable Locale asked) {
        var link = settings.page(it.draft().id());
        if (link != null) {
            mails.queue(letter(it, link, asked == null ? reader(it.draft()) : asked));
        }
    }

    private NewMail letter(DraftJson it, String link, Locale reader) {
        var draft = it.draft();
        var cart = it.cart();
        var in = mails.language(KIND, reader, draft.channel());
        return new NewMail(
                KIND,
                // By it a person's mails are found, whatever address they went to.
                draft.customer() == null ? draft.id().toString() : draft.customer().toString(),
                draft.id() + "-" + draft.version(),
                Objects.requireNonNull(cart.email()),
                Objects.requireNonNull(cart.address()).name(),
                draft.channel(),
                reader,
                Map.of(
                        "at", draft.expiresAt().toString(),
                        "lines", lines(cart, in),
                        "total", money(cart.totals().total(), in),
                        "link", link));
    }

    private Locale reader(DraftRow draft) {
        return Optional.ofNullable(draft.customer())
                .flatMap(customers::find)
                .map(CustomerProfile::locale)
                .map(Locale::forLanguageTag)
                .orElseGet(() -> channels.get(draft.channel()).locale());
    }

    /** Before anything is taken off, as in mails about orders. */
    private static String lines(CartJson cart, Locale in) {
        var units = NumberFormat.getIntegerInstance(in);
        return cart.lines().stream()
                .map(it ->
                        "%s × %s: %s"
                                .formatted(
                                        units.format(it.quantity()),
                                        it.name(),
                                        money(it.total(), in)))
                .collect(Collectors.joining("\n"));
    }

    private static String money(Money amount, Locale in) {
        var format = NumberFormat.getCurrencyInstance(in);
        format.setCurrency(amount.getCurrencyUnit().toCurrency());
        format.setMinimumFractionDigits(amount.getScale());
        format.setMaximumFractionDigits(amount.getScale());
        return format.format(amount.getAmount());
    }
}
