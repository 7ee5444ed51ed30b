package dev.cartwright.imports;

import dev.cartwright.imports.Row.Good;
import dev.cartwright.platform.Sha256;
import java.util.HexFormat;
import java.util.TreeMap;

/**
 * What a row says of a SKU, in so few bytes that a file of any length can be remembered.
 *
 * @param line of the file, from 1
 */
record Given(int line, String digest) {

    static Given of(Good row) {
        var said = new TreeMap<>(row.said()).toString();
        return new Given(row.line(), HexFormat.of().formatHex(Sha256.of(said)));
    }

    boolean saysTheSameAs(Given other) {
        return digest.equals(other.digest);
    }
}
