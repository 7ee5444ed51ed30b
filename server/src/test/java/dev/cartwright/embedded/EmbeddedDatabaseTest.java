package dev.cartwright.embedded;

import static dev.cartwright.embedded.OpenedDatabase.run;
import static dev.cartwright.embedded.OpenedDatabase.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(Lifecycle.PER_CLASS)
class EmbeddedDatabaseTest {

    OpenedDatabase shop;

    @BeforeAll
    void open(@TempDir Path folder) throws Exception {
        shop = OpenedDatabase.in(folder.resolve("my data"));
        try (var owner = shop.asOwner()) {
            run(owner, "create schema goods");
            run(
                    owner,
                    "create table goods.teas (id bigint generated always as identity, name text)");
        }
    }

    @AfterAll
    void close() throws Exception {
        shop.close();
    }

    @ParameterizedTest
    @CsvSource({
        "fsync, on",
        "synchronous_commit, on",
        "full_page_writes, on",
        "listen_addresses, 127.0.0.1",
        "unix_socket_directories, ''",
        "log_timezone, UTC",
        "server_encoding, UTF8",
        "password_encryption, scram-sha-256"
    })
    void every_commit_is_kept_and_nobody_else_is_let_in(String setting, String expected)
            throws Exception {
        try (var application = shop.asApplication();
                var superuser = shop.database().asSuperuser("postgres")) {
            var seen = setting.startsWith("unix") ? superuser : application;
            assertThat(value(seen, "show " + setting)).isEqualTo(expected);
        }
    }

    @Test
    void no_user_comes_in_without_the_password() {
        for (var user : new String[] {"postgres", Roles.OWNER, Roles.APPLICATION}) {
            assertThatThrownBy(() -> shop.as(user, "guess"))
                    .as(user)
                    .hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void neither_user_is_a_superuser_or_may_make_users_and_databases() throws Exception {
        try (var application = shop.asApplication()) {
            assertThat(
                            value(
                                    application,
                                    """
                                    select count(*) from pg_roles
                                    where rolname like 'cartwright%'
                                      and not rolsuper and not rolcreatedb and not rolcreaterole
                                      and not rolreplication and not rolbypassrls
                                    """))
                    .isEqualTo("2");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"citext", "pg_trgm", "unaccent", "btree_gist"})
    void the_owner_may_add_the_extensions_that_the_shop_uses(String extension) throws Exception {
        try (var owner = shop.asOwner()) {
            run(owner, "create extension if not exists " + extension);
        }
    }

    @Test
    void the_application_uses_what_the_owner_made() throws Exception {
        try (var application = shop.asApplication()) {
            run(application, "insert into goods.teas (name) values ('Assam'), ('Ceylon')");
            run(application, "update goods.teas set name = 'Darjeeling' where name = 'Ceylon'");
            run(application, "delete from goods.teas where name = 'Darjeeling'");
            assertThat(value(application, "select string_agg(name, ', ') from goods.teas"))
                    .isEqualTo("Assam");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table goods.coffees (name text)",
                "create table public.coffees (name text)",
                "create schema coffees",
                "create temporary table coffees (name text)",
                "alter table goods.teas disable trigger all",
                "truncate goods.teas",
                "drop table goods.teas",
                "create extension hstore",
                "set session_replication_role = replica"
            })
    void the_application_may_not_change_the_shape(String change) throws Exception {
        try (var application = shop.asApplication()) {
            assertThatThrownBy(() -> run(application, change))
                    .hasMessageMatching("(?s).*(permission denied|must be owner).*");
        }
    }

    @Test
    void letters_of_other_languages_are_letters() throws Exception {
        try (var owner = shop.asOwner()) {
            assertThat(value(owner, "select lower('ÄÖÜ') || upper('é')")).isEqualTo("äöüÉ");
            run(owner, "create extension if not exists pg_trgm");
            assertThat(value(owner, "select array_length(show_trgm('äöü'), 1)")).isEqualTo("4");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "., rwx------",
        "bin, rwx------",
        "secrets, rwx------",
        "secrets/postgres, rw-------",
        "secrets/cartwright, rw-------",
        "secrets/cartwright_owner, rw-------",
        "postgres, rwx------"
    })
    void only_the_servers_user_can_look_into_the_folder(String path, String expected)
            throws Exception {
        var permissions = Files.getPosixFilePermissions(shop.folder().path().resolve(path));
        assertThat(PosixFilePermissions.toString(permissions)).isEqualTo(expected);
    }
}
