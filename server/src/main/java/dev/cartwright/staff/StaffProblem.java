package dev.cartwright.staff;

import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.GONE;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.UNAUTHORIZED;

import dev.cartwright.platform.Problem;
import java.util.Collection;
import java.util.UUID;
import org.springframework.http.HttpStatus;

/** Every way staff is refused, or refused to. */
public final class StaffProblem extends Problem {

    private StaffProblem(HttpStatus status, String slug, String detail) {
        super(status, slug, detail);
    }

    static StaffProblem wrongCredentials() {
        return new StaffProblem(
                UNAUTHORIZED, "wrong-credentials", "The address or the password is wrong.");
    }

    static StaffProblem suspended() {
        return new StaffProblem(
                UNAUTHORIZED, "staff-suspended", "The account is suspended; ask an administrator.");
    }

    static StaffProblem unknownMember(UUID id) {
        return new StaffProblem(NOT_FOUND, "unknown-member", "Nobody of the staff is " + id + ".");
    }

    static StaffProblem unknownRole(UUID id) {
        return new StaffProblem(NOT_FOUND, "unknown-role", "There is no role " + id + ".");
    }

    static StaffProblem unknownInvitation(UUID id) {
        return new StaffProblem(
                NOT_FOUND, "unknown-invitation", "There is no invitation " + id + ".");
    }

    static StaffProblem unknownRoles(Collection<UUID> ids) {
        var problem =
                new StaffProblem(CONFLICT, "unknown-role", "Not each of these roles is there.");
        problem.fact("roles", ids);
        return problem;
    }

    static StaffProblem nameTaken(String name) {
        return new StaffProblem(
                CONFLICT, "role-name-taken", "Another role is called " + name + " already.");
    }

    static StaffProblem fixedRole() {
        return new StaffProblem(
                CONFLICT,
                "role-fixed",
                "This role may do everything, and stays so that somebody can.");
    }

    static StaffProblem roleInUse() {
        return new StaffProblem(
                CONFLICT, "role-in-use", "Somebody has this role, or is invited to it.");
    }

    static StaffProblem tooManyRoles(int most) {
        return new StaffProblem(
                CONFLICT, "too-many-roles", "A shop has at most " + most + " roles.");
    }

    static StaffProblem tooManyInvitations(int most) {
        return new StaffProblem(
                CONFLICT,
                "too-many-invitations",
                "At most " + most + " invitations are open at a time; withdraw one first.");
    }

    static StaffProblem alreadyStaff() {
        return new StaffProblem(
                CONFLICT, "already-staff", "Somebody of the staff has this address.");
    }

    static StaffProblem invitationOver(Invitation.Status status) {
        var problem =
                new StaffProblem(
                        CONFLICT, "invitation-over", "The invitation is " + status + " already.");
        problem.fact("invitationStatus", status);
        return problem;
    }

    static StaffProblem alreadySuspended() {
        return new StaffProblem(CONFLICT, "already-suspended", "The account is suspended already.");
    }

    static StaffProblem notSuspended() {
        return new StaffProblem(CONFLICT, "not-suspended", "The account is not suspended.");
    }

    static StaffProblem changedMeanwhile() {
        return new StaffProblem(
                CONFLICT,
                "permissions-changed",
                "What you may do yourself was changed in this moment; nothing was done.");
    }

    static StaffProblem lastAdministrator() {
        return new StaffProblem(
                CONFLICT,
                "last-administrator",
                "Nobody would be left who may do everything; let another be administrator first.");
    }

    static StaffProblem administratorLimited() {
        return new StaffProblem(
                CONFLICT,
                "administrator-not-limited",
                "Who may do everything does so everywhere: give another role, or no limits.");
    }

    static StaffProblem linkNotValid() {
        return new StaffProblem(
                GONE, "link-not-valid", "The link was used, is too old, or a newer one was sent.");
    }
}
