package dev.cartwright.authlog;

import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.EmailAddress;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to an account or at its door.
 *
 * @param reason the class of a refusal; nothing in it helps who was refused
 * @param email what was given, whether or not somebody has it
 */
public record AuthEvent(
        Kind kind,
        Result result,
        @Nullable Reason reason,
        @Nullable UUID user,
        @Nullable CustomerId customer,
        @Nullable EmailAddress email,
        @Nullable UUID session) {

    /** What was done, or tried. */
    public enum Kind {
        REGISTERED,
        VERIFICATION_SENT,
        VERIFIED,
        SIGNED_IN,
        SIGNED_OUT,
        REFRESHED,
        TOKEN_REUSED,
        SESSION_REVOKED,
        PASSWORD_CHANGED,
        PASSWORD_RESET_ASKED,
        PASSWORD_RESET,
        VERIFICATION_ASKED,
        EMAIL_CHANGE_ASKED,
        EMAIL_CHANGED,
        SLOWED,
        LOCKED,
        DISABLED,
        ENABLED,
        ERASED,
        API_KEY_MADE,
        API_KEY_REVOKED,
        STAFF_INVITED,
        STAFF_INVITATION_WITHDRAWN,
        STAFF_JOINED,
        STAFF_ROLES_GIVEN,
        STAFF_SCOPE_GIVEN,
        ROLE_CHANGED,
        PROVED,
        SECOND_FACTOR_SET,
        SECOND_FACTOR_USED,
        SECOND_FACTOR_LOST,
        SECOND_FACTOR_REMOVED,
        RECOVERY_CODE_USED,
        RECOVERY_CODES_RENEWED,
        PASSKEY_ADDED,
        PASSKEY_USED,
        PASSKEY_REMOVED
    }

    /** Whether it was. */
    public enum Result {
        SUCCEEDED,
        REFUSED
    }

    /** Why not. */
    public enum Reason {
        ADDRESS_TAKEN,
        UNKNOWN_ACCOUNT,
        WRONG_PASSWORD,
        NOT_VERIFIED,
        ACCOUNT_DISABLED,
        TOO_MANY_ATTEMPTS,
        TOKEN_UNKNOWN,
        TOKEN_EXPIRED,
        TOKEN_USED,
        GRANDPARENT_REUSED,
        PARENT_REUSED_LATE,
        SESSION_ENDED,
        PASSWORD_TOO_WEAK,
        EPOCH_CHANGED,
        WRONG_CODE,
        CODE_USED,
        CHALLENGE_STALE,
        WRONG_SIGNATURE,
        PASSKEY_UNKNOWN,
        PASSKEY_COPIED
    }

    public static AuthEvent succeeded(Kind kind) {
        return new AuthEvent(kind, Result.SUCCEEDED, null, null, null, null, null);
    }

    public static AuthEvent refused(Kind kind, Reason reason) {
        return new AuthEvent(kind, Result.REFUSED, reason, null, null, null, null);
    }

    /** Says whose account it is, or which key. */
    public AuthEvent of(UUID user, @Nullable CustomerId customer) {
        return new AuthEvent(kind, result, reason, user, customer, email, session);
    }

    /** Says what address was given. */
    public AuthEvent naming(@Nullable EmailAddress email) {
        return new AuthEvent(kind, result, reason, user, customer, email, session);
    }

    /** Says in which session it happened. */
    public AuthEvent in(@Nullable UUID session) {
        return new AuthEvent(kind, result, reason, user, customer, email, session);
    }
}
