package dev.cartwright.staff;

import dev.cartwright.kernel.EmailAddress;
import dev.cartwright.links.Link;
import dev.cartwright.mail.Mails;
import dev.cartwright.mail.NewMail;
import dev.cartwright.platform.Channels;
import dev.cartwright.platform.Client;
import dev.cartwright.platform.Ids;
import dev.cartwright.platform.PublicUrl;
import dev.cartwright.staff.schema.tables.records.MembersRecord;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What people who work with the shop are told by mail; in the transaction of what it tells. */
@Component
class StaffPost {

    static final String INVITATION_PAGE = "/console/invitation";
    static final String PASSWORD_PAGE = "/console/password";

    private final Mails mails;
    private final Channels channels;
    private final PublicUrl shop;
    private final Ids ids;
    private final Clock clock;

    StaffPost(Mails mails, Channels channels, PublicUrl shop, Ids ids, Clock clock) {
        this.mails = mails;
        this.channels = channels;
        this.shop = shop;
        this.ids = ids;
        this.clock = clock;
    }

    void invitation(
            UUID id, EmailAddress to, String name, String token, Duration holds, String by) {
        var facts =
                Map.of(
                        "link", shop.of(INVITATION_PAGE + "?token=" + token),
                        "hours", Long.toString(holds.toHours()),
                        "by", by.isEmpty() ? shopName() : by);
        send("staff-invitation", id, id.toString(), to, name, facts);
    }

    void password(MembersRecord member, Link link) {
        var facts =
                Map.of(
                        "link", shop.of(PASSWORD_PAGE + "?token=" + link.token()),
                        "minutes", Long.toString(link.holds().toMinutes()));
        send("staff-password", member, facts);
    }

    void passwordChanged(MembersRecord member) {
        send("password-changed", member, Map.of("at", clock.instant().toString()));
    }

    /** From where nobody has used the account before. */
    void signedIn(MembersRecord member) {
        var client = Client.current();
        var facts =
                Map.of(
                        "at", clock.instant().toString(),
                        "network", client.network(),
                        "device", client.agent().isEmpty() ? "?" : client.agent());
        send("staff-signed-in", member, facts);
    }

    /**
     * @param page where the second factor can be removed
     * @param due from when on
     */
    void secondFactorLost(MembersRecord member, String page, Instant due) {
        var facts =
                Map.of(
                        "link", shop.of(page),
                        "at", due.toString(),
                        "network", Client.current().network());
        // Once an hour: the mail before may be lost, and who asks may mean no good.
        var hour = due + " " + clock.instant().truncatedTo(ChronoUnit.HOURS);
        send(
                "second-factor-lost",
                member.getMemberId(),
                hour,
                member.getEmail(),
                member.getName(),
                facts);
    }

    void secondFactorRemoved(MembersRecord member) {
        send("second-factor-removed", member, Map.of("at", clock.instant().toString()));
    }

    /**
     * @param kind whether it was added or removed
     */
    void passkey(String kind, MembersRecord member, String label) {
        send(kind, member, Map.of("at", clock.instant().toString(), "passkey", label));
    }

    private void send(String kind, MembersRecord member, Map<String, String> facts) {
        send(
                kind,
                member.getMemberId(),
                ids.next().toString(),
                member.getEmail(),
                member.getName(),
                facts);
    }

    private void send(
            String kind,
            UUID about,
            String occurrence,
            EmailAddress to,
            String name,
            Map<String, String> facts) {
        var channel = channels.get(Channels.DEFAULT);
        mails.queue(
                new NewMail(
                        kind,
                        about.toString(),
                        occurrence,
                        to,
                        name,
                        channel.id(),
                        channel.locale(),
                        facts));
    }

    private String shopName() {
        return channels.get(Channels.DEFAULT).name();
    }
}
