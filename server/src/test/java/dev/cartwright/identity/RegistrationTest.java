package dev.cartwright.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartwright.MovableClock;
import dev.cartwright.TestDatabase;
import dev.cartwright.customers.Customers;
import dev.cartwright.identity.Visitor.Answer;
import dev.cartwright.kernel.EmailAddress;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

@AccountTest
class RegistrationTest {

    /** A row that is to be added is looked at before it turns out that there is one. */
    private static final String QUICKER =
            """
            create sequence identity.times;
            grant usage on sequence identity.times to public;
            create function identity.quicker() returns trigger language plpgsql as $$
            begin
                update identity.users
                set password_hash = 'another, for time ' || nextval('identity.times')
                where email = new.email;
                return new;
            end $$;
            create trigger quicker before insert on identity.users for each row
            when (new.email = 'ADDRESS') execute function identity.quicker();
            """;

    @Autowired DataSource database;
    @Autowired UserTable users;
    @Autowired Customers customers;
    @Autowired TransactionTemplate transaction;
    @Autowired MovableClock clock;
    @LocalServerPort int port;

    Visitor ada = new Visitor(0);

    @BeforeEach
    void somebodyNew() {
        ada = new Visitor(port);
    }

    @ParameterizedTest
    @CsvSource({
        "short, password",
        "password123, password",
        "qwertyuiop, password",
        "cartwright1, password",
        "C@rtwr1ght!, password"
    })
    void a_weak_password_is_refused_and_nothing_is_kept(String password, String field) {
        var answer = ada.with(password).register();

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/errors/0/field")).isEqualTo("password");
        assertThat(users.find(new EmailAddress(ada.email()))).isEmpty();
        assertThat(ada.mails("verify-email")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'password': 'seven purple herons', 'name': 'Ada'} | email",
                "{'email': 'nobody', 'password': 'seven purple herons', 'name': 'Ada'} | email",
                "{'email': 'a@example.org', 'name': 'Ada'} | password",
                "{'email': 'a@example.org', 'password': 'seven purple herons'} | name",
                "{'email': 'a@example.org', 'password': 'seven purple herons',"
                        + " 'name': 'Win at https://x.example'} | name",
                "{'email': 'a@example.org', 'password': 'seven purple herons',"
                        + " 'name': 'evil.example\\uff0fwin'} | name",
                "{'email': 'a@example.org', 'password': 'seven purple herons',"
                        + " 'name': '\\u200b \\u2060'} | name",
                "{'email': 'a@example.org', 'password': 'seven purple herons',"
                        + " 'name': 'moc.\\u202elive'} | name",
                "{'email': 'a@example.org', 'password': 'seven purple herons',"
                        + " 'name': 'Ada', 'locale': 5} | locale",
                "{'email': 'a@example.org', 'password': 'seven purple herons',"
                        + " 'name': 'Ada', 'locale': 'de_DE'} | locale",
                "{'email': 'a@example.org', 'password': 'seven purple herons',"
                        + " 'name': 'Ada', 'locale': ''} | locale",
                "{'email': 'a@example.org', 'password': 'seven purple herons',"
                        + " 'name': 'Ada', 'locale': 'de-variant1-variant2-variant3-variant4'}"
                        + " | locale"
            })
    void what_is_missing_or_wrong_is_named(String body, String field) {
        var answer = ada.post("/api/auth/register", body.replace('\'', '"'));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/errors/0/field")).isEqualTo(field);
    }

    @Test
    void nobody_is_signed_in_before_the_address_is_verified() {
        assertThat(ada.register().status()).isEqualTo(202);

        assertThat(ada.signIn().type()).isEqualTo("/problems/email-not-verified");
        assertThat(ada.with("eight purple herons").signIn().type())
                .isEqualTo("/problems/wrong-credentials");
        assertThat(ada.verify(ada.newestLink("verify-email")).status()).isEqualTo(204);
        assertThat(ada.signIn().status()).isEqualTo(200);
        // Two of one transaction are of one millisecond, and in no order.
        assertThat(ada.log())
                .containsExactlyInAnyOrder(
                        "VERIFICATION_SENT SUCCEEDED",
                        "REGISTERED SUCCEEDED",
                        "SIGNED_IN REFUSED NOT_VERIFIED",
                        "SIGNED_IN REFUSED WRONG_PASSWORD",
                        "VERIFIED SUCCEEDED",
                        "SIGNED_IN SUCCEEDED");
    }

    @Test
    void a_link_works_once() {
        ada.register();
        var link = ada.newestLink("verify-email");

        assertThat(ada.verify(link).status()).isEqualTo(204);
        var again = ada.verify(link);
        assertThat(again.status()).isEqualTo(410);
        assertThat(again.type()).isEqualTo("/problems/link-not-valid");
    }

    @Test
    void a_link_that_is_too_old_verifies_nothing() {
        ada.register();
        var link = ada.newestLink("verify-email");
        clock.move(Duration.ofHours(24));

        assertThat(ada.verify(link).status()).isEqualTo(410);
        assertThat(ada.signIn().type()).isEqualTo("/problems/email-not-verified");
    }

    @Test
    void whoever_registers_an_address_with_an_account_sees_no_difference_and_its_owner_is_told() {
        ada.verified();
        clock.move(Duration.ofMinutes(1));
        var fresh = new Visitor(port).register();

        var taken = ada.with("eight purple herons").register();

        assertThat(taken.status()).isEqualTo(fresh.status()).isEqualTo(202);
        assertThat(taken.body()).isEqualTo(fresh.body()).isEmpty();
        assertThat(ada.mails("already-registered")).hasSize(1);
        assertThat(ada.mails("verify-email")).hasSize(1);
        assertThat(ada.with("eight purple herons").signIn().status()).isEqualTo(401);
        assertThat(ada.signIn().status()).isEqualTo(200);
        assertThat(ada.log()).contains("REGISTERED REFUSED ADDRESS_TAKEN");
    }

    @Test
    void of_two_who_register_one_address_neither_gets_in_but_by_its_mail() {
        var thief = ada.with("eight purple herons");
        ada.register();
        thief.register();

        ada.verify(ada.newestLink("verify-email"));

        assertThat(thief.signIn().status()).isEqualTo(401);
        assertThat(ada.signIn().status()).isEqualTo(401);
        assertThat(ada.reset(ada.newestLink("reset-password"), "nine purple herons").status())
                .isEqualTo(204);
        assertThat(ada.with("nine purple herons").signIn().status()).isEqualTo(200);
    }

    @Test
    void who_registers_twice_with_one_password_keeps_it() {
        ada.register();
        ada.register();

        ada.verify(ada.newestLink("verify-email"));

        assertThat(ada.signIn().status()).isEqualTo(200);
        assertThat(ada.mails("reset-password")).isEmpty();
    }

    @Test
    void many_registrations_of_one_address_at_once_are_one_account_with_one_link()
            throws Exception {
        try (var threads = Executors.newFixedThreadPool(12)) {
            var answers =
                    threads.invokeAll(
                            IntStream.range(0, 12)
                                    .<Callable<Answer>>mapToObj(_ -> ada::register)
                                    .toList());

            assertThat(answers)
                    .extracting(Future::get)
                    .extracting(Answer::status)
                    .containsOnly(202);
        }
        var links = ada.mails("verify-email").stream().map(Visitor::linkIn).toList();
        assertThat(links).hasSize(1);
        assertThat(ada.verify(links.getFirst()).status()).isEqualTo(204);
        assertThat(ada.signIn().status()).isEqualTo(200);
    }

    /** As nobody can be often enough: a trigger gives the account another password each time. */
    @Test
    @Timeout(60)
    void whoever_always_comes_too_late_is_answered_as_everybody_and_asks_no_further()
            throws Exception {
        ada.register();
        try (var superuser = TestDatabase.asSuperuser(database);
                var statement = superuser.createStatement()) {
            statement.execute(QUICKER.replace("ADDRESS", ada.email()));
            try {
                assertThat(ada.with("eight purple herons").register().status()).isEqualTo(202);
            } finally {
                statement.execute(
                        "drop function identity.quicker cascade; drop sequence identity.times");
            }
        }

        var account = users.find(new EmailAddress(ada.email())).orElseThrow();
        assertThat(account.passwordHash()).isEqualTo("another, for time 3");
        assertThat(ada.mails("verify-email")).hasSize(1);
    }

    @Test
    void an_account_is_of_the_person_who_bought_with_the_address_once_it_is_verified() {
        var email = new EmailAddress(ada.email());
        var guest = transaction.execute(_ -> customers.findOrMake(email, "Ada Lovelace"));

        ada.register();
        assertThat(users.find(email).orElseThrow().customer()).isNull();
        ada.verify(ada.newestLink("verify-email"));

        assertThat(users.find(email).orElseThrow().customer()).isEqualTo(guest);
    }
}
