package dev.cartwright.links;

import dev.cartwright.platform.RandomToken;
import dev.cartwright.platform.Sha256;
import java.util.HexFormat;

/**
 * What a mail lets its reader do once. The mail alone has the token; the shop keeps the hash.
 *
 * @param token 256 random bits in 43 characters
 */
public record Link(String token) {

    public static Link make() {
        return new Link(RandomToken.make());
    }

    byte[] hash() {
        return hash(token);
    }

    /** Names the link without opening anything. */
    public String id() {
        return HexFormat.of().formatHex(hash(), 0, 16);
    }

    /** SHA-256 is enough: a token is no word that somebody could think of. */
    static byte[] hash(String token) {
        return Sha256.of(token);
    }
}
