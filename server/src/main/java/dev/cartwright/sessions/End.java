package dev.cartwright.sessions;

/** Why a session is over. */
public enum End {
    SIGNED_OUT,
    REVOKED,
    TOKEN_REUSED,
    PASSWORD_CHANGED,
    EMAIL_CHANGED,
    DISABLED,
    ERASED
}
