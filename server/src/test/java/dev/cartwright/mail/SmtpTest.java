package dev.cartwright.mail;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cartwright.kernel.EmailAddress;
import dev.cartwright.mail.Delivery.Away;
import dev.cartwright.mail.Delivery.Failed;
import dev.cartwright.mail.Delivery.Refused;
import dev.cartwright.mail.Delivery.Sent;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class SmtpTest {

    static final EmailAddress ANNA = new EmailAddress("anna@example.org");

    @Nullable TrialServer opened;

    @BeforeEach
    void a_server_that_speaks_in_the_open() throws IOException {
        opened = new TrialServer(false);
    }

    @AfterEach
    void closed() throws IOException {
        server().close();
    }

    @Test
    void a_shop_that_names_no_address_of_its_own_does_not_start() {
        var settings = settings(Map.of());

        assertThatThrownBy(() -> new Smtp(new JavaMailSenderImpl(), settings))
                .isInstanceOfSatisfying(
                        Smtp.NoSender.class,
                        it ->
                                assertThat(
                                                requireNonNull(new NoSenderAnalyzer().analyze(it))
                                                        .getDescription())
                                        .isEqualTo(
                                                "CARTWRIGHT_MAIL_FROM (cartwright.mail.from) must be"
                                                        + " set where SPRING_MAIL_HOST is: it is the"
                                                        + " address that mails come from."));
    }

    @Test
    void a_server_that_is_down_is_away() throws IOException {
        server().close();

        assertThat(send(open(), ANNA)).isInstanceOf(Away.class);
    }

    @Test
    void a_server_that_lets_nobody_in_is_away() {
        server().answer("GREETING", "421 too busy");

        assertThat(send(open(), ANNA)).isInstanceOf(Away.class);
    }

    @Test
    void nothing_is_told_to_a_server_that_will_not_talk_in_secret() {
        var delivery = send(smtp(Map.of("cartwright.mail.from", "shop@example.org")), ANNA);

        assertThat(delivery)
                .isEqualTo(new Away("STARTTLS is required but host does not support STARTTLS"));
        assertThat(server().said).allMatch(it -> it.matches("EHLO .*|QUIT"));
    }

    @Test
    void nothing_is_told_to_a_server_whose_certificate_nobody_vouches_for() throws IOException {
        closed();
        opened = new TrialServer(true);

        var delivery = send(smtp(Map.of("cartwright.mail.from", "shop@example.org")), ANNA);

        assertThat(delivery).isInstanceOf(Away.class);
        assertThat(server().said).noneMatch(it -> it.startsWith("MAIL"));
    }

    @Test
    void a_mail_goes_out_in_secret() throws IOException {
        closed();
        opened = new TrialServer(true);
        var sender = sender();
        sender.getJavaMailProperties().setProperty("mail.smtp.ssl.trust", "*");
        sender.getJavaMailProperties().setProperty("mail.smtp.ssl.checkserveridentity", "false");
        var smtp = new Smtp(sender, settings(Map.of("cartwright.mail.from", "shop@example.org")));

        assertThat(send(smtp, ANNA)).isEqualTo(new Sent());

        assertThat(server().said.indexOf("STARTTLS"))
                .isPositive()
                .isLessThan(server().said.indexOf("MAIL FROM:<shop@example.org>"));
        assertThat(server().taken).hasSize(1);
    }

    @Test
    void an_address_that_the_server_will_never_take_is_refused() {
        server().answer("RCPT", "550 5.1.1 nobody here");

        assertThat(send(open(), ANNA)).isEqualTo(new Refused("550 5.1.1 nobody here"));
    }

    @Test
    void an_address_that_the_server_does_not_take_now_has_failed_and_has_not_arrived() {
        server().answer("RCPT", "450 4.2.1 mailbox busy");

        assertThat(send(open(), ANNA)).isEqualTo(new Failed("450 4.2.1 mailbox busy", false));
    }

    @Test
    void what_is_wrong_with_our_own_address_is_not_the_readers_fault() {
        server().answer("MAIL", "550 5.7.1 sender unknown");

        assertThat(send(open(), ANNA)).isEqualTo(new Failed("550 5.7.1 sender unknown", false));
    }

    @Test
    void a_mail_that_the_server_read_and_did_not_take_has_not_arrived() {
        server().answer("DONE", "554 5.6.0 no");

        assertThat(send(open(), ANNA)).isEqualTo(new Failed("554 5.6.0 no", false));
    }

    @Test
    void a_mail_whose_answer_is_lost_may_have_arrived() {
        server().answer("DONE", TrialServer.HANG_UP);

        assertThat(send(open(), ANNA))
                .isInstanceOfSatisfying(Failed.class, it -> assertThat(it.maybeArrived()).isTrue());
        assertThat(server().taken).hasSize(1);
    }

    @Test
    void a_server_that_falls_silent_is_waited_for_only_so_long() {
        server().answer("DATA", TrialServer.SILENCE);

        assertThat(send(open(), ANNA))
                .isInstanceOfSatisfying(Failed.class, it -> assertThat(it.maybeArrived()).isTrue());
    }

    @Test
    void a_server_that_hangs_up_after_it_took_the_mail_has_taken_it() {
        server().answer("QUIT", TrialServer.HANG_UP);

        assertThat(send(open(), ANNA)).isEqualTo(new Sent());
    }

    @Test
    void an_address_that_would_become_anothers_on_the_way_is_refused_unsaid() {
        assertThat(send(open(), new EmailAddress("\u0167om@example.org")))
                .isInstanceOf(Refused.class);

        assertThat(server().said).isEmpty();
    }

    @Test
    void a_domain_of_any_alphabet_is_said_in_ascii() {
        assertThat(send(open(), new EmailAddress("anna@bücher.example"))).isEqualTo(new Sent());

        assertThat(server().said).contains("RCPT TO:<anna@xn--bcher-kva.example>");
    }

    @Test
    void a_domain_given_in_ascii_is_said_as_it_was_given() {
        assertThat(send(open(), new EmailAddress("anna@xn--strae-oqa.de"))).isEqualTo(new Sent());

        assertThat(server().said).contains("RCPT TO:<anna@xn--strae-oqa.de>");
    }

    @Test
    void no_name_or_subject_adds_a_header() {
        var letter =
                new Letter(
                        "<one@example.org>",
                        ANNA,
                        "Shop\r\nX-From: 1",
                        ANNA,
                        "Anna\r\nBcc: everybody@example.org\r\n\r\nBuy",
                        Instant.EPOCH,
                        new Wording(
                                NewMail.oneLine("Hello\r\nX-Subject: 1\n\nBuy"),
                                "text\r\n.\r\nRCPT TO:<other@example.org>",
                                "html"));

        assertThat(open().send(letter)).isEqualTo(new Sent());

        assertThat(server().said).filteredOn(it -> it.startsWith("RCPT")).hasSize(1);
        var headers = server().taken.getFirst().split("\n\n", 2)[0];
        assertThat(headers).doesNotContainPattern("(?m)^(X-From|Bcc|X-Subject|Buy)");
        assertThat(headers).contains("\nSubject: Hello X-Subject: 1 Buy\n");
    }

    private TrialServer server() {
        return requireNonNull(opened);
    }

    private Smtp open() {
        return smtp(
                Map.of(
                        "cartwright.mail.from",
                        "shop@example.org",
                        "cartwright.mail.require-tls",
                        "false",
                        "cartwright.mail.answer-within",
                        "300ms"));
    }

    private Smtp smtp(Map<String, String> properties) {
        return new Smtp(sender(), settings(properties));
    }

    private JavaMailSenderImpl sender() {
        var sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(server().port());
        return sender;
    }

    static MailSettings settings(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("cartwright.mail", MailSettings.class);
    }

    static Delivery send(Smtp smtp, EmailAddress to) {
        return smtp.send(
                new Letter(
                        "<one@example.org>",
                        smtp.from(),
                        "Shop",
                        to,
                        "Anna",
                        Instant.EPOCH.plus(Duration.ofDays(20_000)),
                        new Wording("Hello", "Hello Anna", "<p>Hello Anna</p>")));
    }
}
