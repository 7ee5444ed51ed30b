package dev.cartwright.staff;

import dev.cartwright.platform.PublicUrl;
import java.util.UUID;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Lets the first one in: while nobody works with the shop, each start prints a link with which one
 * can become administrator. It is printed once, and is in no log of the server's.
 */
@Component
@Profile("!demo")
class FirstAdministrator implements ApplicationRunner {

    /** The role of every permission, as the migration made it. */
    static final UUID ROLE = UUID.fromString("00000000-0000-7000-8000-000000000001");

    private final StaffInvitations invitations;
    private final PublicUrl shop;
    private final StaffSettings settings;

    FirstAdministrator(StaffInvitations invitations, PublicUrl shop, StaffSettings settings) {
        this.invitations = invitations;
        this.shop = shop;
        this.settings = settings;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        var token = invitations.first(ROLE);
        if (token != null) {
            System.out.printf(
                    "Nobody works with this shop yet. Become its administrator within %d hours at%n%s%n",
                    settings.firstFor().toHours(),
                    shop.of(StaffPost.INVITATION_PAGE + "?token=" + token));
        }
    }
}
