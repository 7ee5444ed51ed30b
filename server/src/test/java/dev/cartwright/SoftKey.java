package dev.cartwright;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cartwright.platform.Sha256;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * A device with one passkey, and the browser between it and a page; both may lie. Written from Web
 * Authentication Level 3, sections 6.1 and 6.5, and RFC 9053.
 */
public final class SoftKey {

    /** The shop's own pages, as the tests' settings have it. */
    public static final String SHOP = "http://localhost:0";

    /** The flags of authenticator data. */
    public static final int PRESENT = 1;

    public static final int VERIFIED = 4;
    public static final int BACKUP_ELIGIBLE = 8;
    public static final int BACKED_UP = 16;

    private static final int CREDENTIAL_INCLUDED = 64;
    private static final int COORDINATE = 32;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final KeyPair keys = keys();
    private final byte[] id = new byte[16];

    private String origin = SHOP;
    private String host = "localhost";
    private int flags = PRESENT | VERIFIED;
    private long count;
    private boolean isBroken;
    private String owner = "";

    public SoftKey() {
        new SecureRandom().nextBytes(id);
    }

    private static KeyPair keys() {
        try {
            var maker = KeyPairGenerator.getInstance("EC");
            maker.initialize(new ECGenParameterSpec("secp256r1"));
            return maker.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** From now on another page asks. */
    public SoftKey at(String page, String pageHost) {
        origin = page;
        host = pageHost;
        return this;
    }

    public SoftKey flagged(int all) {
        flags = all;
        return this;
    }

    /** From now on the device says that it has signed so often. */
    public SoftKey counting(long signatures) {
        count = signatures;
        return this;
    }

    /** From now on its signatures are wrong. */
    public SoftKey broken() {
        isBroken = true;
        return this;
    }

    /** From now on it says that the passkey is somebody else's, by their id in Base64url. */
    public SoftKey ownedBy(String other) {
        owner = other;
        return this;
    }

    /** By which it is known, in Base64url. */
    public String id() {
        return base64(id);
    }

    /**
     * What a browser says once the passkey is made.
     *
     * @param options what a page asked for
     */
    public String create(String options) {
        owner = JSON.readTree(options).at("/user/id").asString();
        var client = client("webauthn.create", options);
        var object = new ByteArrayOutputStream();
        object.writeBytes(hex("a3 63666d74 646e6f6e65 6761747453746d74 a0 686175746844617461"));
        var data = data(flags | CREDENTIAL_INCLUDED, credential());
        object.writeBytes(new byte[] {0x58, (byte) data.length});
        object.writeBytes(data);
        return said(
                Map.of(
                        "clientDataJSON", base64(client),
                        "attestationObject", base64(object.toByteArray()),
                        "transports", new String[] {"internal", "hybrid"}));
    }

    /**
     * What a browser says once the passkey has signed.
     *
     * @param options what a page asked for
     */
    public String get(String options) {
        var client = client("webauthn.get", options);
        var data = data(flags, new byte[0]);
        return said(
                Map.of(
                        "clientDataJSON", base64(client),
                        "authenticatorData", base64(data),
                        "signature", base64(sign(data, Sha256.of(client))),
                        "userHandle", owner));
    }

    private String said(Map<String, Object> response) {
        return JSON.writeValueAsString(
                Map.of(
                        "id",
                        id(),
                        "rawId",
                        id(),
                        "type",
                        "public-key",
                        "authenticatorAttachment",
                        "platform",
                        "clientExtensionResults",
                        Map.of(),
                        "response",
                        response));
    }

    private byte[] client(String type, String options) {
        var challenge = JSON.readTree(options).at("/challenge").asString();
        return JSON.writeValueAsString(
                        Map.of(
                                "type", type,
                                "challenge", challenge,
                                "origin", origin,
                                "crossOrigin", false))
                .getBytes(UTF_8);
    }

    private byte[] data(int said, byte[] credential) {
        return ByteBuffer.allocate(37 + credential.length)
                .put(Sha256.of(host))
                .put((byte) said)
                .putInt((int) count)
                .put(credential)
                .array();
    }

    /** No maker, the id, and the public key for COSE. */
    private byte[] credential() {
        var point = ((ECPublicKey) keys.getPublic()).getW();
        return ByteBuffer.allocate(16 + 2 + id.length + 77)
                .put(new byte[16])
                .putShort((short) id.length)
                .put(id)
                .put(hex("a5 0102 0326 2001 21 5820"))
                .put(coordinate(point.getAffineX()))
                .put(hex("22 5820"))
                .put(coordinate(point.getAffineY()))
                .array();
    }

    private static byte[] coordinate(BigInteger number) {
        return hex("%064x".formatted(number));
    }

    private byte[] sign(byte[] data, byte[] clientHash) {
        try {
            var signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(keys.getPrivate());
            signature.update(data);
            signature.update(isBroken ? new byte[COORDINATE] : clientHash);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.replace(" ", ""));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
