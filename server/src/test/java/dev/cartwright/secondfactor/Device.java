package dev.cartwright.secondfactor;

import java.math.BigInteger;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

/**
 * An app on somebody's device.
 *
 * @param secret as it was typed
 */
public record Device(String secret) {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    byte[] key() {
        var bits = BigInteger.ZERO;
        for (var digit : secret.replace(" ", "").chars().toArray()) {
            bits = bits.shiftLeft(5).or(BigInteger.valueOf(ALPHABET.indexOf(digit)));
        }
        return HexFormat.of().parseHex("%040x".formatted(bits));
    }

    /** What it shows at a time. */
    public String code(Instant at) {
        return Totp.code(key(), at.getEpochSecond() / 30);
    }

    /** What it shows at no time near this one. */
    public String wrong(Instant at) {
        var near =
                IntStream.rangeClosed(-5, 5)
                        .mapToObj(it -> code(at.plus(Totp.STEP.multipliedBy(it))))
                        .toList();
        return IntStream.range(0, 100)
                .mapToObj(it -> "%06d".formatted(it))
                .filter(it -> !near.contains(it))
                .findFirst()
                .orElseThrow();
    }

    /** The key as it would stand in a text. */
    List<String> texts() {
        return List.of(secret, secret.replace(" ", ""), HexFormat.of().formatHex(key()));
    }
}
