package dev.cartwright.passkeys;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cartwright.kernel.InvalidField;
import dev.cartwright.passkeys.NewPasskey.Attestation;
import dev.cartwright.passkeys.PasskeyAnswer.Assertion;
import java.util.List;

/** Whatever devices send, in the binary form of theirs, is read or refused in words. */
public final class PasskeyFuzz {

    private static final String CLIENT =
            Base64Url.of(
                    """
                    {"type":"webauthn.get","challenge":"AAAA","origin":"http://localhost:8080"}
                    """
                            .getBytes(UTF_8));

    private static final Ceremonies CEREMONIES =
            new Ceremonies("http://localhost:8080/", "localhost", List.of());

    private PasskeyFuzz() {}

    /** Once as what was made, once as what was signed, and once as what a browser says of it. */
    public static void fuzzerTestOneInput(byte[] input) {
        var bytes = Base64Url.of(input);
        refusedInWords(() -> {
            var read = CEREMONIES.read(new NewPasskey(new Attestation(CLIENT, bytes, null)));
            CEREMONIES.verify(read);
        });
        refusedInWords(() ->
                CEREMONIES.read(
                        new PasskeyAnswer("AAAA", new Assertion(CLIENT, bytes, "AAAA", null))));
        refusedInWords(() ->
                CEREMONIES.read(
                        new PasskeyAnswer("AAAA", new Assertion(bytes, "AAAA", "AAAA", null))));
    }

    private static void refusedInWords(Runnable read) {
        try {
            read.run();
        } catch (InvalidField refused) {
            // As it should be.
        }
    }
}
