package dev.cartwright.passkeys;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.AuthenticationRequest;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.RegistrationRequest;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.client.CollectedClientData;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.verifier.exception.MaliciousCounterValueException;
import dev.cartwright.authlog.AuthEvent.Reason;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.passkeys.schema.tables.records.PasskeysRecord;
import dev.cartwright.platform.PublicUrl;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Reads and checks what devices sign. Source: Web Authentication Level 3, sections 7.1 and 7.2, of
 * which WebAuthn4J takes each step.
 *
 * <p>Who made a device is not asked: a shop has no list of devices that it trusts more. What the
 * library throws over bytes that make no sense is any exception there is, a failed cast among them.
 */
@Component
class Ceremonies {

    /** What all devices of these days can one of: Ed25519, P-256, RSA; best first. */
    static final List<COSEAlgorithmIdentifier> ALGORITHMS =
            List.of(
                    COSEAlgorithmIdentifier.EdDSA,
                    COSEAlgorithmIdentifier.ES256,
                    COSEAlgorithmIdentifier.RS256);

    private static final List<PublicKeyCredentialParameters> PARAMETERS =
            ALGORITHMS.stream()
                    .map(it ->
                            new PublicKeyCredentialParameters(
                                    PublicKeyCredentialType.PUBLIC_KEY, it))
                    .toList();

    private final WebAuthnManager manager;
    private final AttestedCredentialDataConverter credentials;
    private final Set<Origin> origins;
    private final String host;

    @Autowired
    Ceremonies(PublicUrl shop, PasskeySettings settings) {
        this(shop.of("/"), settings.hostOr(shop.host()), settings.origins());
    }

    /**
     * @param shop the address of its own pages
     * @param host whose passkeys they are
     * @param others addresses of other pages that may ask for them
     * @throws InvalidField where one of the pages is at no host that ends with it: no browser would
     *     ask for a passkey there
     */
    Ceremonies(String shop, String host, List<String> others) {
        var converter = new ObjectConverter();
        manager = WebAuthnManager.createNonStrictWebAuthnManager(converter);
        credentials = new AttestedCredentialDataConverter(converter);
        this.host = host;
        origins =
                Stream.concat(Stream.of(shop), others.stream())
                        .map(Origin::new)
                        .collect(Collectors.toUnmodifiableSet());
        origins.forEach(it -> requireWithin(host, it));
    }

    private static void requireWithin(String host, Origin page) {
        if (!("." + page.getHost()).endsWith("." + host)) {
            throw new InvalidField(
                    "cartwright.passkeys.host",
                    "cartwright.passkeys.host must be what the host of "
                            + page
                            + " ends with, not "
                            + host);
        }
    }

    /** Returns the host whose passkeys they are. */
    String host() {
        return host;
    }

    /** Throws {@link InvalidField} where no browser made it. */
    RegistrationData read(NewPasskey made) {
        var response = made.response();
        var transports = response.transports();
        var request =
                new RegistrationRequest(
                        Base64Url.bytes("response.attestationObject", response.attestationObject()),
                        Base64Url.bytes("response.clientDataJSON", response.clientDataJSON()),
                        null,
                        transports == null ? Set.of() : new HashSet<>(transports));
        try {
            var read = manager.parse(request);
            requireRead(read.getCollectedClientData());
            return read;
        } catch (RuntimeException e) {
            throw notBrowsers();
        }
    }

    /**
     * As it is kept, without an owner.
     *
     * @throws InvalidField where it is not one that this shop asked for
     */
    PasskeysRecord verify(RegistrationData made) {
        try {
            manager.verify(
                    made,
                    new RegistrationParameters(
                            expected(made.getCollectedClientData()), PARAMETERS, true, true));
        } catch (RuntimeException e) {
            throw new InvalidField(
                    "response",
                    "is no passkey that a page of this shop asked for: " + origins + ", " + host);
        }
        var data = Objects.requireNonNull(made.getAttestationObject()).getAuthenticatorData();
        var credential = Objects.requireNonNull(data.getAttestedCredentialData());
        var passkey = new PasskeysRecord();
        passkey.setCredentialId(credential.getCredentialId());
        passkey.setCredential(credentials.convert(credential));
        passkey.setSignCount(data.getSignCount());
        passkey.setBackupEligible(data.isFlagBE());
        passkey.setBackedUp(data.isFlagBS());
        return passkey;
    }

    /** Throws {@link InvalidField} where no browser made it. */
    AuthenticationData read(PasskeyAnswer answer) {
        var response = answer.response();
        var request =
                new AuthenticationRequest(
                        Base64Url.bytes("id", answer.id()),
                        Base64Url.optional("response.userHandle", response.userHandle()),
                        Base64Url.bytes("response.authenticatorData", response.authenticatorData()),
                        Base64Url.bytes("response.clientDataJSON", response.clientDataJSON()),
                        null,
                        Base64Url.bytes("response.signature", response.signature()));
        try {
            var read = manager.parse(request);
            requireRead(read.getCollectedClientData());
            return read;
        } catch (RuntimeException e) {
            throw notBrowsers();
        }
    }

    /** The JSON may have been {@code null}. */
    private static void requireRead(@Nullable CollectedClientData client) {
        if (client == null) {
            throw notBrowsers();
        }
    }

    private static InvalidField notBrowsers() {
        return new InvalidField("response", "is not what a browser says of a passkey");
    }

    /** Returns why the passkey does not open, if it does not. */
    Optional<Reason> verify(AuthenticationData answer, PasskeysRecord passkey) {
        var known =
                new CredentialRecordImpl(
                        null,
                        true,
                        passkey.getBackupEligible(),
                        passkey.getBackedUp(),
                        passkey.getSignCount(),
                        credentials.convert(passkey.getCredential()),
                        null,
                        null,
                        null,
                        null);
        try {
            manager.verify(
                    answer,
                    new AuthenticationParameters(
                            expected(answer.getCollectedClientData()), known, null, true, true));
            return Optional.empty();
        } catch (MaliciousCounterValueException e) {
            return Optional.of(Reason.PASSKEY_COPIED);
        } catch (RuntimeException e) {
            return Optional.of(Reason.WRONG_SIGNATURE);
        }
    }

    /** The challenge that was answered: whether it is ours, the caller has looked. */
    private ServerProperty expected(@Nullable CollectedClientData client) {
        return ServerProperty.builder()
                .origins(origins)
                .rpId(host)
                .challenge(new DefaultChallenge(challenge(client)))
                .build();
    }

    static byte[] challenge(@Nullable CollectedClientData client) {
        return Objects.requireNonNull(client).getChallenge().getValue();
    }
}
