package dev.cartwright.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.ConsoleBrowser;
import dev.cartwright.ConsoleBrowser.Page;
import dev.cartwright.MovableClock;
import dev.cartwright.StaffDesk;
import dev.cartwright.secondfactor.Device;
import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Somebody who works with the shop, their browser, and the app on their device. */
record Colleague(
        String id,
        String email,
        ConsoleBrowser browser,
        Device device,
        List<String> paper,
        MovableClock clock) {

    private static final Pattern SECRET = Pattern.compile("Secret: <code>([A-Z2-7 ]+)</code>");
    private static final Pattern PAPER = Pattern.compile("<code>([0-9a-z]{5}-[0-9a-z]{5})</code>");

    /** Lets somebody join, sign in for the first time, and set up their second factor. */
    static Colleague joined(StaffDesk desk, int port, MovableClock clock, String... roles) {
        var email = StaffDesk.somebody();
        var browser = new ConsoleBrowser(port);
        var id = desk.joined(browser, email, roles);
        var setup = signIn(browser, email, StaffDesk.PASSWORD, "/console");
        var device = new Device(secret(setup));
        var codes =
                browser.submit(
                        "/console/second-factor/setup", "code=" + device.code(clock.instant()));
        var paper = PAPER.matcher(codes.html()).results().map(Colleague::text).toList();
        assertThat(paper).as(codes.html()).hasSize(10);
        return new Colleague(id, email, browser, device, paper, clock);
    }

    /** What a page offers to an app. */
    static String secret(Page setup) {
        var secret = SECRET.matcher(setup.html());
        assertThat(secret.find()).as(setup.html()).isTrue();
        return secret.group(1);
    }

    private static String text(MatchResult found) {
        return found.group(1);
    }

    static Page signIn(ConsoleBrowser browser, String email, String password, String to) {
        browser.open("/console/sign-in?to=" + to);
        return browser.submit("/console/sign-in", "email=" + email, "password=" + password);
    }

    /** The same person with another browser, once they have shown their password. */
    Colleague elsewhere(int port) {
        var other = new ConsoleBrowser(port);
        assertThat(signIn(other, email, StaffDesk.PASSWORD, "/console").path())
                .isEqualTo("/console/second-factor");
        return new Colleague(id, email, other, device, paper, clock);
    }

    /** Types what the device shows, once it shows what was not used yet. */
    Page showCode() {
        clock.move(Duration.ofMinutes(1));
        return browser.submit("/console/second-factor", "code=" + device.code(clock.instant()));
    }

    /** Proves again that it is them, on the page that asks for it. */
    Page prove() {
        clock.move(Duration.ofMinutes(1));
        return browser.submit("/console/confirmation", "proof=" + device.code(clock.instant()));
    }
}
