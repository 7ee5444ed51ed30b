package dev.cartwright.tokens;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Whatever is sent as an access token has the form of ours, or is refused. */
public final class TokenReaderFuzz {

    private TokenReaderFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        var token = new String(input, UTF_8);
        try {
            var parts = TokenReader.parse(token);
            if (!token.equals(parts.signed() + "." + parts.signature())
                    || !"ES256".equals(parts.header().alg())) {
                throw new AssertionError("taken for ours: " + token);
            }
        } catch (TokenProblem refused) {
            // As it should be.
        }
    }
}
