package dev.cartwright.passkeys;

import java.util.List;

/**
 * What a page passes to the browser to have a passkey shown: {@code
 * PublicKeyCredential.parseRequestOptionsFromJSON}, then {@code navigator.credentials.get}. Source:
 * Web Authentication Level 3, section 5.5.
 *
 * @param timeout in milliseconds
 * @param allowCredentials empty: whichever its owner picks
 */
public record PasskeyRequestOptions(
        String challenge,
        long timeout,
        String rpId,
        List<PasskeyDescriptor> allowCredentials,
        String userVerification) {}
