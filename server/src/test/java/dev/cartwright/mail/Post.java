package dev.cartwright.mail;

import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.EmailAddress;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.transaction.support.TransactionTemplate;

/** Named situations. Every test writes to people of its own, so none needs a clean database. */
record Post(Mails mails, OutboxQuery query, TransactionTemplate transaction) {

    static final ChannelId SHOP = new ChannelId("default");
    static final String LINK = "https://shop.example.org/confirm?token=secret&for=you";

    static EmailAddress somebody() {
        return new EmailAddress("anna." + UUID.randomUUID() + "@example.org");
    }

    static NewMail confirmation(EmailAddress to) {
        return new NewMail(
                "verify-email",
                UUID.randomUUID().toString(),
                "sign-up",
                to,
                "Anna",
                SHOP,
                Locale.ENGLISH,
                Map.of(
                        "link",
                        LINK,
                        "hours",
                        "24",
                        "at",
                        "2026-01-31T12:00:00Z",
                        "network",
                        "203.0.113.9"));
    }

    static NewMail named(NewMail mail, String name) {
        return new NewMail(
                mail.kind(),
                mail.subject(),
                mail.occurrence(),
                mail.to(),
                name,
                mail.channel(),
                mail.locale(),
                mail.facts());
    }

    static NewMail read(NewMail mail, Locale locale) {
        return new NewMail(
                mail.kind(),
                mail.subject(),
                mail.occurrence(),
                mail.to(),
                mail.name(),
                mail.channel(),
                locale,
                mail.facts());
    }

    static NewMail of(Kind kind, EmailAddress to) {
        return about(UUID.randomUUID().toString(), kind, to);
    }

    static NewMail about(String account, Kind kind, EmailAddress to) {
        var facts = kind.example();
        facts.keySet().retainAll(kind.facts());
        return new NewMail(
                kind.word(), account, "example", to, "Anna", SHOP, Locale.ENGLISH, facts);
    }

    /** As any module does it: in the transaction of the cause. */
    boolean queue(NewMail mail) {
        return Objects.requireNonNull(transaction.execute(_ -> mails.queue(mail)));
    }

    /** Queues it and returns its row. */
    Mail queued(NewMail mail) {
        queue(mail);
        return only(mail.to());
    }

    Mail only(EmailAddress to) {
        var all = query.newest(new OutboxQuery.Narrowed(to, null, null), null, 2);
        if (all.size() != 1) {
            throw new AssertionError(all.size() + " mails to " + to);
        }
        return all.getFirst();
    }

    Mail now(Mail mail) {
        return query.find(mail.id()).orElseThrow();
    }
}
