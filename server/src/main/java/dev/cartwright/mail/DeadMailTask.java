package dev.cartwright.mail;

import dev.cartwright.platform.Access;
import dev.cartwright.platform.Area;
import dev.cartwright.platform.Permission;
import dev.cartwright.platform.StaffTask;
import org.springframework.stereotype.Component;

/** Tells staff of mails that no mail server took, and which are tried no more. */
@Component
record DeadMailTask(OutboxQuery mails) implements StaffTask {

    @Override
    public String what() {
        return "mails that could not be sent";
    }

    @Override
    public long count() {
        return mails.count(Mail.State.DEAD);
    }

    @Override
    public Permission permission() {
        return new Permission(Area.MAILS, Access.READ);
    }

    @Override
    public String page() {
        return MailboxPages.URL;
    }
}
