package dev.cartwright.staff;

import dev.cartwright.kernel.EmailAddress;
import dev.cartwright.passwords.Passwords;
import dev.cartwright.staff.Member.Status;
import dev.cartwright.staff.schema.tables.records.MembersRecord;
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
        var member = new MembersRecord();
        member.setMemberId(desk.ids().next());
        member.setEmail(new EmailAddress(EMAIL));
        member.setName("Demo administrator");
        member.setPasswordHash(hash);
        member.setStatus(Status.ACTIVE.name());
        member.setEpoch(0);
        member.setJoinedAt(desk.clock().instant());
        member.setInvitedBy("SYSTEM:demo");
        members.add(member);
        members.giveRoles(member.getMemberId(), Set.of(FirstAdministrator.ROLE));
    }
}
