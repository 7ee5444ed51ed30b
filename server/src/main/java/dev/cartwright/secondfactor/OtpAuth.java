package dev.cartwright.secondfactor;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cartwright.secondfactor.SecondFactors.Offer;
import dev.cartwright.secondfactor.SecondFactors.Picture;
import io.nayuki.qrcodegen.QrCode;
import org.springframework.web.util.UriUtils;

/** A secret as apps take it: typed, as an address, and as a picture of that address. */
final class OtpAuth {

    /** What ISO/IEC 18004 wants around a code, in modules. */
    private static final int QUIET = 4;

    private OtpAuth() {}

    /**
     * Source of the address: Google Authenticator's Key URI Format, which all apps read.
     *
     * @param issuer whose account it is, as the app shows it
     * @param account which of the issuer's accounts
     */
    static Offer offer(String issuer, String account, byte[] secret) {
        var text = Base32.of(secret);
        var by = UriUtils.encode(issuer, UTF_8);
        var uri =
                "otpauth://totp/%s:%s?secret=%s&issuer=%s&algorithm=SHA1&digits=%d&period=%d"
                        .formatted(
                                by,
                                UriUtils.encode(account, UTF_8),
                                text,
                                by,
                                Totp.DIGITS,
                                Totp.STEP.toSeconds());
        return new Offer(text.replaceAll("(.{4})(?=.)", "$1 "), uri, picture(uri));
    }

    /** Draws dark modules that touch in a row as one bar. */
    static Picture picture(String text) {
        var code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        var path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                var end = x;
                while (code.getModule(end, y)) {
                    end++;
                }
                if (end > x) {
                    path.append(bar(x + QUIET, y + QUIET, end - x));
                    x = end;
                }
            }
        }
        return new Picture(code.size + 2 * QUIET, path.toString());
    }

    private static String bar(int x, int y, int length) {
        return "M" + x + "," + y + "h" + length + "v1h-" + length + "z";
    }
}
