package dev.cartwright.secondfactor;

import static dev.cartwright.secondfactor.SecondFactorsTest.assertRefused;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.MovableClock;
import dev.cartwright.WholeShop;
import dev.cartwright.authlog.AuthLog;
import dev.cartwright.platform.Sha256;
import io.nayuki.qrcodegen.QrCode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What people are told once: the secret for their app, and codes on paper. */
@WholeShop
class KeptSecretsTest {

    private static final Pattern BAR = Pattern.compile("M(\\d+),(\\d+)h(\\d+)v1h-(\\d+)z");

    @Autowired SecondFactors factors;
    @Autowired AuthLog log;
    @Autowired MovableClock clock;
    @Autowired DSLContext db;

    @Test
    void neither_the_secret_nor_a_recovery_code_is_kept_to_be_read() {
        var ada = Person.offered(factors, clock);
        var codes = ada.set();

        var factor =
                db.fetchSingle("select * from secondfactor.factors where owner_id = ?", ada.id());
        var hashes =
                db.fetch("select * from secondfactor.recovery_codes where owner_id = ?", ada.id());

        var sealed = factor.get("secret", byte[].class);
        assertThat(sealed).hasSize(20 + 28);
        assertThat(new String(sealed, ISO_8859_1))
                .doesNotContain(new String(ada.device().key(), ISO_8859_1));
        assertThat(factor.formatCSV()).doesNotContain(ada.device().texts());
        var bare = codes.stream().map(it -> it.replace("-", "")).toList();
        assertThat(hashes.formatCSV()).doesNotContain(codes).doesNotContain(bare);
        assertThat(hashes.getValues("hash", byte[].class))
                .hasSize(10)
                .allSatisfy(hash -> assertThat(hash).hasSize(32))
                .noneMatch(hash -> isOf(bare, hash));
    }

    /** Whether it is a hash that anybody can compute who has the codes. */
    private static boolean isOf(List<String> codes, byte[] hash) {
        return codes.stream().anyMatch(it -> Arrays.equals(Sha256.of(it), hash));
    }

    @Test
    void a_recovery_code_opens_once_however_it_is_typed() {
        var ada = Person.offered(factors, clock);
        var codes = ada.set();
        assertThat(codes).hasSize(10).doesNotHaveDuplicates().allMatch(it -> it.length() == 11);

        assertThat(ada.types("00000-0000u")).isFalse();
        assertThat(ada.types(codes.get(0))).isTrue();
        assertThat(ada.types(codes.get(0))).isFalse();
        assertThat(ada.types(codes.get(1).toUpperCase(Locale.ROOT).replace("-", " "))).isTrue();
        assertThat(ada.types(codes.get(1))).isFalse();

        assertThat(factors.recoveryCodesLeft(ada.id())).isEqualTo(8);
        assertThat(ada.logged(log))
                .containsExactly(
                        "SECOND_FACTOR_SET SUCCEEDED null",
                        "SECOND_FACTOR_USED REFUSED WRONG_CODE",
                        "RECOVERY_CODE_USED SUCCEEDED null",
                        "RECOVERY_CODE_USED REFUSED CODE_USED",
                        "RECOVERY_CODE_USED SUCCEEDED null",
                        "RECOVERY_CODE_USED REFUSED CODE_USED");
    }

    @Test
    void new_recovery_codes_end_the_old_ones() {
        var ada = Person.offered(factors, clock);
        assertRefused(() -> factors.renewRecoveryCodes(ada.id()), "second-factor-not-set");
        var old = ada.set();
        assertThat(ada.types(old.get(0))).isTrue();

        var codes = factors.renewRecoveryCodes(ada.id());

        assertThat(codes).hasSize(10).doesNotContainAnyElementsOf(old);
        assertThat(factors.recoveryCodesLeft(ada.id())).isEqualTo(10);
        assertThat(ada.types(old.get(0))).isFalse();
        assertThat(ada.types(old.get(1))).isFalse();
        assertThat(ada.types(codes.get(0))).isTrue();
        assertThat(ada.logged(log))
                .containsExactly(
                        "SECOND_FACTOR_SET SUCCEEDED null",
                        "RECOVERY_CODE_USED SUCCEEDED null",
                        "RECOVERY_CODES_RENEWED SUCCEEDED null",
                        "RECOVERY_CODE_USED REFUSED WRONG_CODE",
                        "RECOVERY_CODE_USED REFUSED WRONG_CODE",
                        "RECOVERY_CODE_USED SUCCEEDED null");
    }

    @Test
    void a_secret_is_offered_as_apps_take_it() {
        var ada = Person.offered(factors, clock);

        var offer = factors.offer(ada.id(), "Ada & Co: 1@example.org");

        assertThat(offer.secret()).matches("([A-Z2-7]{4} ){7}[A-Z2-7]{4}");
        assertThat(offer.uri())
                .isEqualTo(
                        "otpauth://totp/Cartwright%20localhost:Ada%20%26%20Co%3A%201%40example.org"
                                + "?secret="
                                + offer.secret().replace(" ", "")
                                + "&issuer=Cartwright%20localhost"
                                + "&algorithm=SHA1&digits=6&period=30");
        var drawn = QrCode.encodeText(offer.uri(), QrCode.Ecc.MEDIUM);
        assertThat(offer.picture().size()).isEqualTo(drawn.size + 8);
        assertThat(dark(offer.picture())).isDeepEqualTo(modules(drawn));
    }

    private static boolean[][] dark(SecondFactors.Picture picture) {
        var dark = new boolean[picture.size()][picture.size()];
        var bars = BAR.matcher(picture.path());
        while (bars.find()) {
            var from = Integer.parseInt(bars.group(1));
            var length = Integer.parseInt(bars.group(3));
            assertThat(bars.group(4)).isEqualTo(bars.group(3));
            for (int x = from; x < from + length; x++) {
                dark[Integer.parseInt(bars.group(2))][x] = true;
            }
        }
        assertThat(BAR.matcher(picture.path()).replaceAll("")).isEmpty();
        return dark;
    }

    private static boolean[][] modules(QrCode code) {
        var dark = new boolean[code.size + 8][code.size + 8];
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                dark[y + 4][x + 4] = code.getModule(x, y);
            }
        }
        return dark;
    }
}
