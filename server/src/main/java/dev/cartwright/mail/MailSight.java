package dev.cartwright.mail;

import dev.cartwright.platform.Access;
import dev.cartwright.platform.Area;
import dev.cartwright.platform.Grants;
import dev.cartwright.platform.Permission;
import java.util.Set;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/**
 * How much of a mail is shown. Its links open accounts and orders, so who may but read mails sees
 * none of their secrets; who runs a shop without a mail server needs them, and so does the demo.
 */
@Component
class MailSight {

    private static final Permission SECRETS = new Permission(Area.SECURITY, Access.WRITE);

    private final boolean isDemo;

    MailSight(Environment environment) {
        isDemo = environment.acceptsProfiles(Profiles.of("demo"));
    }

    Mail shown(Mail mail) {
        var grants = Grants.CURRENT.orElse(Grants.NONE);
        return isDemo || isFor(grants, mail.kind()) ? mail : mail.withoutSecrets();
    }

    /** By a mail to staff one becomes who it is to: only who may do everything anyway sees that. */
    private static boolean isFor(Grants grants, String kind) {
        var needed = Kind.OF_STAFF.contains(kind) ? Permission.all() : Set.of(SECRETS);
        return grants.permissions().containsAll(needed) && grants.unproven().isEmpty();
    }
}
