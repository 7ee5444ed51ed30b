package dev.cartwright.staff;

import org.jooq.DSLContext;

/** A shop in which nobody works yet. */
final class Nobody {

    private Nobody() {}

    static void worksHere(DSLContext db) {
        db.execute("delete from staff.invitations");
        db.execute("delete from staff.member_roles");
        db.execute("delete from staff.member_networks");
        db.execute("delete from staff.members");
    }
}
