package dev.cartwright.identity;

import dev.cartwright.kernel.EmailAddress;
import dev.cartwright.platform.ServerKey;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Bounds the mails that somebody can have sent to an address that may be another's. Each question
 * that is answered with yes counts as a mail, in the caller's transaction.
 */
@Component
class AskedMails {

    /** More mails in a minute than one would help nobody but who wants to fill a mailbox. */
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final AskedMailTable table;
    private final ServerKey key;
    private final IdentitySettings settings;
    private final Clock clock;

    AskedMails(AskedMailTable table, ServerKey key, IdentitySettings settings, Clock clock) {
        this.table = table;
        this.key = key;
        this.settings = settings;
        this.clock = clock;
    }

    /** Whether a mail may go because somebody has registered the address. */
    boolean mayTellOfRegistration(EmailAddress email) {
        return count(registration(email), settings.mailsPerDay());
    }

    /** Whether one may go because an account is to move to the address. */
    boolean mayTellOfMove(UUID account, EmailAddress email) {
        return count(key("move " + account + " " + email), settings.mailsPerDay());
    }

    /**
     * Whether one may go with which to set a password. As many as there are minutes: its link lives
     * shorter than a day, so who used up a day's mails would keep the owner out.
     */
    boolean mayReset(EmailAddress email) {
        return count(reset(email), Integer.MAX_VALUE);
    }

    /** Of an account that is erased: its address is as one that nobody has registered. */
    void forget(EmailAddress email) {
        table.forget(List.of(registration(email), reset(email)));
    }

    private boolean count(String key, int most) {
        return table.count(key, clock.instant(), PAUSE, most);
    }

    private String registration(EmailAddress email) {
        return key("registration " + email);
    }

    private String reset(EmailAddress email) {
        return key("reset " + email);
    }

    private String key(String what) {
        return key.token("asked-mails", what);
    }

    void forgetOld() {
        table.forget(clock.instant());
    }
}
