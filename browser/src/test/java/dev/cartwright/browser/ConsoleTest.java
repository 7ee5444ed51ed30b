package dev.cartwright.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Two people work at the console of a shop that has just been opened, one after the other. */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class ConsoleTest {

    private static final String ADA = "ada@example.org";
    private static final String BOB = "bob@example.org";
    private static final String PASSWORD = "four quiet geese at noon";

    private final Playwright playwright = Playwright.create();
    private final Browser browser =
            playwright
                    .chromium()
                    .launch(
                            new LaunchOptions()
                                    .setExecutablePath(
                                            Path.of(System.getenv("CARTWRIGHT_CHROMIUM")))
                                    .setArgs(
                                            List.of(
                                                    "--no-sandbox",
                                                    "--disable-background-networking")));

    private RunningShop shop;
    private Page ada;
    private Page bob;
    private List<String> paper = List.of();

    @BeforeAll
    void the_shop_opens(@TempDir Path folder) throws Exception {
        shop = RunningShop.open(folder);
        ada = browser.newContext().newPage();
        bob = browser.newContext().newPage();
    }

    @AfterAll
    void the_shop_closes() throws Exception {
        playwright.close();
        shop.close();
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
    }

    private static String heading(Page page) {
        return page.locator("h1").innerText();
    }

    private static void signIn(Page page, String email) {
        page.getByLabel("E-mail address").fill(email);
        page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill(PASSWORD);
        button(page, "Go on").click();
    }

    private void open(Page page, String path, String shot) {
        page.navigate(shop.at(path));
        Camera.look(page, shot);
    }

    /** Returns the recovery codes. */
    private static List<String> setUp(Page page) throws Exception {
        assertThat(heading(page)).isEqualTo("Set up a second factor");
        var app = new App(page.locator("p:has-text('Secret:') code").innerText());
        page.getByLabel("Type the code that the app shows").fill(app.code());
        button(page, "Turn it on").click();
        return page.locator(".secret code").allInnerTexts();
    }

    @Test
    @Order(1)
    void the_first_administrator_follows_the_link_of_the_start() throws Exception {
        ada.navigate(shop.firstLink());
        Camera.look(ada, "invitation");
        ada.getByLabel("E-mail address").fill(ADA);
        ada.getByLabel("Your name").fill("Ada");
        ada.getByLabel("Password").fill(PASSWORD);
        button(ada, "Make my account").click();
        ada.getByText("Sign in", new Page.GetByTextOptions().setExact(true)).click();
        Camera.look(ada, "sign-in");
        signIn(ada, ADA);

        Camera.look(ada, "set-up");
        paper = setUp(ada);
        assertThat(paper).hasSize(10);
        Camera.look(ada, "recovery-codes");
        ada.getByText("I have kept them").click();

        assertThat(heading(ada)).isEqualTo("What waits for you");
    }

    @Test
    @Order(2)
    void the_administrator_invites_somebody_who_may_less() {
        ada.navigate(shop.at("/console/staff"));
        ada.getByLabel("E-mail address").fill(BOB);
        ada.getByLabel("Name (if you know it)").fill("Bob");
        ada.getByRole(AriaRole.GROUP, new GetByRoleOptions().setName("Roles"))
                .getByLabel("Warehouse")
                .check();
        button(ada, "Send the invitation").click();
        assertThat(ada.locator("#invited + table").innerText()).contains(BOB, "Warehouse");
        Camera.look(ada, "staff");
    }

    @Test
    @Order(3)
    void who_is_invited_reads_the_mail_and_is_refused_what_they_may_not() throws Exception {
        open(ada, "/console/mailbox", "mailbox");
        ada.getByText("You are invited to work with").first().click();
        Camera.look(ada, "mail");
        bob.navigate(ada.locator("a[href*='/console/invitation']").first().getAttribute("href"));
        bob.getByLabel("Password").fill(PASSWORD);
        button(bob, "Make my account").click();
        bob.getByText("Sign in", new Page.GetByTextOptions().setExact(true)).click();
        signIn(bob, BOB);
        setUp(bob);
        bob.getByText("I have kept them").click();
        assertThat(bob.locator("nav a").allInnerTexts()).isEmpty();

        open(bob, "/console/staff", "refused");

        assertThat(heading(bob)).isEqualTo("Not possible");
        assertThat(bob.locator("main").innerText()).contains("staff:read");
    }

    @Test
    @Order(4)
    void a_session_on_another_device_is_ended() {
        var other = browser.newContext().newPage();
        other.navigate(shop.at("/console"));
        signIn(other, ADA);
        Camera.look(other, "second-factor");
        other.getByLabel("Code of your app, or a recovery code").fill(paper.getFirst());
        button(other, "Sign in").click();
        assertThat(heading(other)).isEqualTo("What waits for you");

        open(ada, "/console/me", "me");
        button(ada, "Sign it out").click();

        other.navigate(shop.at("/console"));
        assertThat(heading(other)).isEqualTo("Sign in");
    }

    @Test
    @Order(5)
    void a_passkey_opens_the_console_without_password_and_code() {
        Passkeys.plugIn(ada);
        ada.navigate(shop.at("/console/me"));
        ada.getByText("Add a passkey", new Page.GetByTextOptions().setExact(true)).click();
        Camera.look(ada, "passkey");
        ada.getByLabel("Name, by which you tell it from others").fill("Ada's phone");
        button(ada, "Make it").click();
        assertThat(ada.locator("#passkeys ~ table").innerText()).contains("Ada's phone");
        Camera.look(ada, "me-with-passkey");
        button(ada, "Sign out").click();

        assertThat(heading(ada)).isEqualTo("Sign in");
        Camera.look(ada, "sign-in-with-passkey");
        button(ada, "Use a passkey").click();

        ada.waitForURL(shop.at("/console"));
        assertThat(heading(ada)).isEqualTo("What waits for you");
    }

    @Test
    @Order(6)
    void whom_the_administrator_suspends_is_out_at_the_next_click() {
        ada.navigate(shop.at("/console/staff"));
        ada.getByText("Bob", new Page.GetByTextOptions().setExact(true)).click();
        Camera.look(ada, "member");
        button(ada, "Suspend the account").click();
        assertThat(ada.locator(".facts").innerText()).contains("Suspended");

        bob.navigate(shop.at("/console"));
        assertThat(heading(bob)).isEqualTo("Sign in");
    }

    @Test
    @Order(7)
    void all_other_pages_can_be_used_by_everybody() {
        open(ada, "/console", "home");
        open(ada, "/console/roles", "roles");
        open(ada, "/console/roles/new", "role");
        open(ada, "/console/api-keys", "api-keys");
        open(ada, "/console/api-keys/new", "api-key-new");
        ada.getByLabel("What it is for").fill("Shipping label printer");
        ada.getByLabel("read orders").check();
        button(ada, "Make the key").click();
        Camera.look(ada, "api-key-made");
        open(ada, "/console/security-log", "security-log");
        open(ada, "/console/jobs", "jobs");
        ada.navigate(shop.at("/console/audit"));
        button(ada, "Look now").click();
        Camera.look(ada, "audit");
        open(bob, "/console/password-forgotten", "password-forgotten");
    }
}
