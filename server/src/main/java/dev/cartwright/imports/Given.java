package dev.cartwright.imports;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cartwright.imports.Row.Good;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;

/**
 * What a row says of a SKU, in so few bytes that a file of any length can be remembered.
 *
 * @param line of the file, from 1
 */
record Given(int line, String digest) {

    static Given of(Good row) {
        try {
            var said = new TreeMap<>(row.said()).toString();
            var sha = MessageDigest.getInstance("SHA-256");
            return new Given(
                    row.line(), HexFormat.of().formatHex(sha.digest(said.getBytes(UTF_8))));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean saysTheSameAs(Given other) {
        return digest.equals(other.digest);
    }
}
