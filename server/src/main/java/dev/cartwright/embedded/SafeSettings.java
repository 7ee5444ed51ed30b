package dev.cartwright.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.util.Map;

/** How PostgreSQL is told to keep every commit, and to be as quick as that allows. */
final class SafeSettings {

    /** Zonky, made for tests, turns the first three off. */
    private static final Map<String, String> SERVER =
            Map.ofEntries(
                    Map.entry("fsync", "on"),
                    Map.entry("synchronous_commit", "on"),
                    Map.entry("full_page_writes", "on"),
                    Map.entry("listen_addresses", "127.0.0.1"),
                    Map.entry("unix_socket_directories", ""),
                    Map.entry("timezone", "UTC"),
                    Map.entry("log_timezone", "UTC"),
                    Map.entry("max_connections", "100"),
                    Map.entry("shared_buffers", "256MB"),
                    Map.entry("effective_cache_size", "1GB"),
                    Map.entry("work_mem", "8MB"),
                    Map.entry("maintenance_work_mem", "128MB"),
                    Map.entry("max_wal_size", "2GB"),
                    Map.entry("wal_compression", "on"),
                    // Solid-state disks: a random page costs hardly more than the next one.
                    Map.entry("random_page_cost", "1.1"),
                    // Short statements by the thousand never earn back their compilation.
                    Map.entry("jit", "off"),
                    // A week of logs beside ours; relative to the folder, so blanks do not matter.
                    Map.entry("logging_collector", "on"),
                    Map.entry("log_directory", "../logs"),
                    Map.entry("log_filename", "postgresql-%a.log"),
                    Map.entry("log_truncate_on_rotation", "on"),
                    Map.entry("log_rotation_age", "1d"),
                    Map.entry("log_rotation_size", "0"),
                    Map.entry("log_lock_waits", "on"),
                    Map.entry("log_min_duration_statement", "1s"),
                    // Of a slow statement the log has its text, and not what somebody typed.
                    Map.entry("log_parameter_max_length", "0"));

    private SafeSettings() {}

    /** The server's settings, and initdb's: passwords from the first moment, no trusting one. */
    static void apply(EmbeddedPostgres.Builder postgres, DataFolder folder) {
        SERVER.forEach(postgres::setServerConfig);
        postgres.setLocaleConfig("auth", "scram-sha-256");
        postgres.setLocaleConfig("pwfile", folder.password("postgres").toString());
    }
}
