package dev.cartwright.passkeys;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * What a page passes to the browser to have a passkey made: {@code
 * PublicKeyCredential.parseCreationOptionsFromJSON}, then {@code navigator.credentials.create}.
 * Source: Web Authentication Level 3, section 5.4.
 *
 * @param timeout in milliseconds
 */
public record PasskeyCreationOptions(
        RelyingParty rp,
        PasskeyUser user,
        String challenge,
        @JsonProperty("pubKeyCredParams") List<PasskeyAlgorithm> algorithms,
        long timeout,
        List<PasskeyDescriptor> excludeCredentials,
        PasskeyDevice authenticatorSelection,
        String attestation) {

    /** The shop, by its host: no other host may ask for the passkey. */
    public record RelyingParty(String id, String name) {}

    /**
     * Who has the account.
     *
     * @param id of the account, in Base64url; tells nothing else of its owner
     * @param name tells accounts apart where somebody has several
     */
    public record PasskeyUser(String id, String name, String displayName) {}

    /**
     * How a key may sign.
     *
     * @param alg as registered with IANA for COSE
     */
    public record PasskeyAlgorithm(String type, long alg) {}

    /** What the device has to be able to do. */
    public record PasskeyDevice(String residentKey, String userVerification) {}
}
