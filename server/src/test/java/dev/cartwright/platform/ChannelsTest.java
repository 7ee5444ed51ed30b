package dev.cartwright.platform;

import static dev.cartwright.platform.schema.Tables.CHANNELS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cartwright.ModuleTest;
import dev.cartwright.MovableClock;
import dev.cartwright.TestDatabase;
import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.platform.Auditor.Violation;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.joda.money.CurrencyUnit;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

@ModuleTest
@Import({TestDatabase.class, MovableClock.class})
class ChannelsTest {

    /** The first changes, in a transaction of its own, what the second will look at. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Sentences {

        @Bean
        Invariant aChangesSomething(DSLContext db, DataSource database) {
            return new Invariant() {
                @Override
                public String name() {
                    return "a-changes-something";
                }

                @Override
                public Finding check() {
                    var seen = db.fetchCount(CHANNELS, CHANNELS.NAME.eq("Changed"));
                    org.jooq
                            .impl
                            .DSL
                            .using(database, org.jooq.SQLDialect.POSTGRES)
                            .execute("update platform.channels set name = 'Changed'");
                    return new Finding(seen, List.of());
                }
            };
        }

        @Bean
        Invariant bLooks(DSLContext db) {
            return new SqlInvariant(
                    "b-nothing-has-changed",
                    db,
                    """
                    select count(*)::int, array_agg(channel_id) filter (where name = 'Changed')
                    from platform.channels
                    """);
        }
    }

    @Autowired Channels channels;
    @Autowired Auditor auditor;
    @Autowired MovableClock clock;
    @Autowired DSLContext db;

    @Test
    void an_unknown_channel_is_named() {
        assertThatExceptionOfType(InvalidField.class)
                .isThrownBy(() -> channels.get(new ChannelId("moon")))
                .withMessage("there is no channel moon")
                .extracting(InvalidField::field)
                .isEqualTo("channel");
    }

    @Test
    void a_change_of_a_channel_is_seen_after_ten_seconds() {
        var id = new ChannelId("de");
        db.execute(
                """
                insert into platform.channels values ('de', 'Laden', '{EUR,CHF}', '{DE,CH}', 'de-DE',
                    'Europe/Berlin', true, 'UNIT', '{north,main}')
                """);
        assertThat(channels.get(id))
                .isEqualTo(
                        new Channel(
                                id,
                                "Laden",
                                List.of(CurrencyUnit.EUR, CurrencyUnit.CHF),
                                Set.of("DE", "CH"),
                                Locale.GERMANY,
                                ZoneId.of("Europe/Berlin"),
                                true,
                                true,
                                List.of("north", "main")));
        assertThat(channels.get(id).shipsTo("US")).isFalse();
        db.execute("update platform.channels set countries = '{}' where channel_id = 'de'");
        assertThat(channels.get(id).shipsTo("US")).isFalse();

        clock.move(Duration.ofSeconds(11));

        assertThat(channels.get(id).shipsTo("US")).isTrue();
        db.execute("delete from platform.channels where channel_id = 'de'");
    }

    @Test
    void an_audit_sees_one_moment_and_names_what_breaks_a_sentence() {
        var first = auditor.audit();

        assertThat(first.violations()).isEmpty();
        assertThat(first.checked())
                .containsExactlyEntriesOf(
                        new TreeMap<>(
                                Map.of("a-changes-something", 0, "b-nothing-has-changed", 1)));
        assertThat(auditor.audit().violations())
                .containsExactly(new Violation("b-nothing-has-changed", List.of("default")));
    }
}
