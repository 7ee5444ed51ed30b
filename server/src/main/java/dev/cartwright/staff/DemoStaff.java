package dev.cartwright.staff;

import dev.cartwright.kernel.EmailAddress;
import dev.cartwright.passwords.Passwords;
import java.util.Set;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** An administrator of the demo, whom everybody knows. */
@Component
@Profile("demo")
class DemoStaff implements ApplicationRunner {

    private static final String EMAIL = "admin@example.org";
    private static final String PASSWORD = "cartwright-demo";

    private final MemberTable members;
    private final Administrators administrators;
    private final Passwords passwords;
    private final Desk desk;

    DemoStaff(MemberTable members, Administrators administrators, Passwords passwords, Desk desk) {
        this.members = members;
        this.administrators = administrators;
        this.passwords = passwords;
        this.desk = desk;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (members.isAnybodyThere()) {
            return;
        }
        var hash = passwords.hash(PASSWORD);
        desk.transaction()
                .executeWithoutResult(_ -> {
                    administrators.lock();
                    if (!members.isAnybodyThere()) {
                        add(hash);
                    }
                });
    }

    private void add(String hash) {
        var id = desk.ids().next();
        var now = desk.clock().instant();
        members.add(id, new EmailAddress(EMAIL), "Demo administrator", hash, "SYSTEM:demo", now);
        members.giveRoles(id, Set.of(FirstAdministrator.ROLE));
    }
}
