package dev.cartwright.platform;

/** What was sealed cannot be opened, most likely because the key is another shop's. */
final class WrongMasterKey extends IllegalStateException {

    WrongMasterKey(String purpose, String subject, Throwable cause) {
        super(
                "The secret of %s (%s) cannot be opened: is CARTWRIGHT_MASTER_KEY the one it was"
                                .formatted(subject, purpose)
                        + " sealed with?",
                cause);
    }
}
