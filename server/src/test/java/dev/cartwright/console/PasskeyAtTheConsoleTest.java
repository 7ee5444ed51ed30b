package dev.cartwright.console;

import static dev.cartwright.StaffDesk.ADMINISTRATOR;
import static dev.cartwright.StaffDesk.WAREHOUSE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.ConsoleBrowser;
import dev.cartwright.ConsoleBrowser.Page;
import dev.cartwright.MovableClock;
import dev.cartwright.SoftKey;
import dev.cartwright.StaffDesk;
import dev.cartwright.WholeShop;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.util.HtmlUtils;

/** How people come into the console by a passkey. */
@WholeShop
class PasskeyAtTheConsoleTest {

    private static final Pattern OPTIONS = Pattern.compile("data-passkey-\\w+=\"([^\"]+)\"");
    private static final Pattern REMOVAL =
            Pattern.compile("/console/me/passkeys/[0-9a-f-]{36}/removal");

    @Autowired MockMvcTester http;
    @Autowired MovableClock clock;
    @LocalServerPort int port;

    private StaffDesk desk() {
        return new StaffDesk(http);
    }

    private Colleague joined(String... roles) {
        return Colleague.joined(desk(), port, clock, roles);
    }

    /** What the script would read. */
    private static String options(Page page) {
        var found = OPTIONS.matcher(page.html());
        assertThat(found.find()).as(page.html()).isTrue();
        return HtmlUtils.htmlUnescape(found.group(1));
    }

    private static SoftKey add(Colleague who) {
        var device = new SoftKey();
        var form = who.browser().open("/console/me/passkeys/new");
        var added =
                who.browser()
                        .submit(
                                "/console/me/passkeys",
                                "label=Ada's phone",
                                "credential=" + device.create(options(form)));
        assertThat(added.path()).isEqualTo("/console/me");
        assertThat(added.html()).contains("Ada&#39;s phone");
        return device;
    }

    private static Page use(ConsoleBrowser browser, SoftKey device, String action) {
        return browser.submit(action, "credential=" + device.get(options(browser.shown())));
    }

    private Page comeIn(SoftKey device, String to) {
        var browser = new ConsoleBrowser(port);
        browser.open("/console/sign-in?to=" + to);
        return use(browser, device, "/console/sign-in/passkey");
    }

    @Test
    void a_passkey_opens_the_console_and_what_needs_a_fresh_proof() {
        var ada = joined(ADMINISTRATOR);
        var device = add(ada);
        assertThat(desk().mails(ada.email(), "passkey-added")).isEqualTo(1);

        var browser = new ConsoleBrowser(port);
        browser.open("/console/sign-in?to=/console/staff");
        assertThat(use(browser, device, "/console/sign-in/passkey").path())
                .isEqualTo("/console/staff");

        clock.move(Duration.ofMinutes(11));
        assertThat(browser.open("/console/me/passkeys/new").path())
                .isEqualTo("/console/confirmation?to=/console/me/passkeys/new");
        var proven = use(browser, device, "/console/confirmation/passkey");
        assertThat(proven.path()).isEqualTo("/console/me/passkeys/new");
        assertThat(proven.status()).isEqualTo(200);
    }

    @Test
    void a_passkey_stands_for_a_code_after_the_password() {
        var ada = joined(WAREHOUSE);
        var device = add(ada);

        var elsewhere = ada.elsewhere(port).browser();
        var in = use(elsewhere, device, "/console/second-factor/passkey");

        assertThat(in.path()).isEqualTo("/console");
    }

    @Test
    void a_passkey_of_somebody_else_opens_nothing() {
        var ada = joined(WAREHOUSE);
        var bob = joined(WAREHOUSE);
        add(ada);
        var bobs = add(bob);

        var elsewhere = ada.elsewhere(port).browser();
        var refused = use(elsewhere, bobs, "/console/second-factor/passkey");

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.html()).contains("This passkey opens nothing here.");
        assertThat(elsewhere.open("/console").path()).startsWith("/console/sign-in");
        assertThat(comeIn(new SoftKey(), "/console").status()).isEqualTo(401);
    }

    @Test
    void what_no_browser_filled_in_is_refused_on_the_page() {
        var browser = new ConsoleBrowser(port);
        browser.open("/console/sign-in");

        for (var odd : new String[] {"", "null", "{", "{}", "{\"id\":\"x\",\"response\":null}"}) {
            var refused = browser.submit("/console/sign-in/passkey", "credential=" + odd);
            assertThat(refused.status()).as(odd).isEqualTo(400);
            assertThat(refused.html())
                    .contains("The passkey was not filled in by a browser that knows passkeys.");
        }
    }

    @Test
    void a_passkey_comes_beside_an_app_and_after_a_fresh_proof() {
        var ada = joined(WAREHOUSE);
        clock.move(Duration.ofMinutes(11));
        assertThat(ada.browser().open("/console/me/passkeys/new").path())
                .isEqualTo("/console/confirmation?to=/console/me/passkeys/new");
        assertThat(ada.prove().path()).isEqualTo("/console/me/passkeys/new");

        var form = ada.browser().shown();
        var late = new SoftKey().create(options(form));
        clock.move(Duration.ofMinutes(9));
        assertThat(
                        ada.browser()
                                .submit(
                                        form,
                                        "/console/me/passkeys",
                                        "label= ",
                                        "credential=" + late)
                                .html())
                .contains("id=\"wrong-label\"");
        clock.move(Duration.ofMinutes(3));
        assertThat(
                        ada.browser()
                                .submit(
                                        form,
                                        "/console/me/passkeys",
                                        "label=Phone",
                                        "credential=" + late)
                                .path())
                .as("a proof of 12 minutes ago")
                .startsWith("/console/confirmation");
    }

    @Test
    void a_passkey_that_was_removed_opens_nothing() {
        var ada = joined(WAREHOUSE);
        var device = add(ada);
        var removal = REMOVAL.matcher(ada.browser().shown().html());
        assertThat(removal.find()).isTrue();

        ada.browser().submit(removal.group());

        assertThat(comeIn(device, "/console").status()).isEqualTo(401);
        assertThat(desk().mails(ada.email(), "passkey-removed")).isEqualTo(1);
    }

    /** Who is left with passkeys goes on by these; a password alone sets up no other app. */
    @Test
    void who_removes_their_app_stays_in_and_no_other_device_does() {
        var ada = joined(WAREHOUSE);
        var device = add(ada);
        var other = new ConsoleBrowser(port);
        other.open("/console/sign-in");
        use(other, device, "/console/sign-in/passkey");
        assertThat(other.open("/console").path()).isEqualTo("/console");

        assertThat(ada.browser().submit("/console/me/second-factor/removal").path())
                .isEqualTo("/console/second-factor/setup");

        assertThat(ada.browser().open("/console").path()).isEqualTo("/console");
        assertThat(other.open("/console").path()).startsWith("/console/sign-in");
        var thief = new ConsoleBrowser(port);
        assertThat(Colleague.signIn(thief, ada.email(), StaffDesk.PASSWORD, "/console").path())
                .isEqualTo("/console/second-factor");
        assertThat(thief.open("/console/second-factor/setup").path())
                .startsWith("/console/sign-in");
    }

    @Test
    void who_is_suspended_comes_in_by_no_passkey() {
        var ada = joined(WAREHOUSE);
        var device = add(ada);
        desk().ask("POST", "/api/admin/staff/" + ada.id() + "/suspension", "");

        var refused = comeIn(device, "/console");

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.html()).contains("The account is suspended");
    }

    @Test
    void a_lost_device_takes_its_passkeys_with_it_and_one_that_is_used_is_not_lost() {
        var ada = joined(WAREHOUSE);
        var device = add(ada);
        var thief = ada.elsewhere(port);
        thief.browser().submit("/console/second-factor/loss");
        assertThat(thief.browser().shown().html()).contains("Asked for at");

        assertThat(comeIn(device, "/console").path()).isEqualTo("/console");
        assertThat(thief.browser().open("/console/second-factor").html())
                .contains("You have lost the device?")
                .doesNotContain("Asked for at");

        thief.browser().submit("/console/second-factor/loss");
        var link = desk().link(ada.email(), "second-factor-lost");
        clock.move(Duration.ofDays(1));
        var again = ada.elsewhere(port);
        again.browser().open(link);
        assertThat(again.browser().submit("/console/second-factor/removal").path())
                .isEqualTo("/console/second-factor/setup");
        assertThat(comeIn(device, "/console").status()).isEqualTo(401);
    }
}
