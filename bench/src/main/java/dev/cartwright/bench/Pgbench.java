package dev.cartwright.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** PostgreSQL's own load client: what the product's SQL would do without the product. */
final class Pgbench {

    private static final Path SCRIPTS = Path.of("bench/src/main/pgbench");
    private static final Pattern COUNT =
            Pattern.compile("number of transactions actually processed: (\\d+)");
    private static final Pattern RATE = Pattern.compile("(?m)^tps = ([0-9.]+)");

    /** What the product's own connections ask for. */
    private static final String OPTIONS =
            "-c statement_timeout=5s -c lock_timeout=2s -c idle_in_transaction_session_timeout=10s";

    private final Path program;
    private final Path folder;
    private final Shop shop;
    private final Children children;
    private long purchases;

    Pgbench(Path program, Path folder, Shop shop, Children children) {
        this.program = program;
        this.folder = folder;
        this.shop = shop;
        this.children = children;
    }

    /** Looks on the path, then where Debian keeps what it does not put there, newest first. */
    static Optional<Path> find() throws IOException {
        var places = new ArrayList<Path>();
        Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(Path::of)
                .forEach(places::add);
        var debian = Path.of("/usr/lib/postgresql");
        if (Files.isDirectory(debian)) {
            try (var versions = Files.list(debian)) {
                versions.sorted(Comparator.reverseOrder())
                        .map(it -> it.resolve("bin"))
                        .forEach(places::add);
            }
        }
        return places.stream()
                .map(it -> it.resolve("pgbench"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Returns purchases per second. */
    double purchases(int clients, Duration time, List<String> skus, String answer)
            throws IOException, InterruptedException {
        var quoted = "'" + String.join("','", skus) + "'";
        var script = folder.resolve("purchase.sql");
        var text = Files.readString(SCRIPTS.resolve("purchase.sql")).replace("{skus}", quoted);
        Files.writeString(script, Statements.fill(text));
        var output = run(script, clients, time, List.of("skus=" + skus.size(), "answer=" + answer));
        purchases += count(output);
        return rate(output);
    }

    /** Returns how many times a second a new cart was given a unit that it holds. */
    double fillings(int clients, Duration time, int skus) throws IOException, InterruptedException {
        var script = folder.resolve("stock.sql");
        Files.writeString(script, Statements.fill(Files.readString(SCRIPTS.resolve("stock.sql"))));
        return rate(run(script, clients, time, List.of("skus=" + skus)));
    }

    /** Returns how many purchases were made here. */
    long purchases() {
        return purchases;
    }

    /** Returns pages per second. */
    double listings(int clients, Duration time) throws IOException, InterruptedException {
        return looks("listing.sql", clients, time);
    }

    /** Returns answers per second of a script that looks at what costs how much now. */
    double looks(String script, int clients, Duration time)
            throws IOException, InterruptedException {
        var now = List.of("now=" + Instant.now());
        return rate(run(SCRIPTS.resolve(script), clients, time, now));
    }

    /** Makes the products with these numbers, the first and the last among them; as the owner. */
    void make(int first, int last) throws IOException, InterruptedException {
        make("million.sql", first, last);
    }

    /** Runs a script for the products with these numbers, as the owner. */
    void make(String script, int first, int last) throws IOException, InterruptedException {
        run(
                SCRIPTS.resolve(script),
                List.of("-t", "1"),
                Duration.ofMinutes(5),
                List.of("first=" + first, "last=" + last),
                "cartwright_owner");
    }

    private String run(Path script, int clients, Duration time, List<String> variables)
            throws IOException, InterruptedException {
        var load = new ArrayList<>(List.of("-M", "prepared", "-T", "" + time.toSeconds()));
        load.addAll(List.of("-c", "" + clients, "-j", "" + Math.min(2, clients)));
        return run(script, load, time, variables, "cartwright");
    }

    private String run(
            Path script, List<String> load, Duration time, List<String> variables, String user)
            throws IOException, InterruptedException {
        var log = folder.resolve("pgbench.log");
        var command = new ArrayList<>(List.of(program.toString(), "-n"));
        command.addAll(load);
        command.addAll(List.of("-f", script.toString()));
        variables.forEach(it -> command.addAll(List.of("-D", it)));
        command.addAll(List.of("-h", "127.0.0.1", "-p", "" + shop.databasePort()));
        command.addAll(List.of("-U", user, "cartwright"));
        var builder = new ProcessBuilder(command);
        builder.environment().put("PGPASSWORD", shop.databasePassword(user));
        builder.environment().put("PGOPTIONS", OPTIONS);
        var process =
                children.start(builder.redirectErrorStream(true).redirectOutput(log.toFile()));
        var ended = process.waitFor(time.toSeconds() + 60, TimeUnit.SECONDS);
        var output = Files.readString(log);
        if (!ended || process.exitValue() != 0) {
            throw new Unexpected("pgbench did not end well:\n" + output);
        }
        return output;
    }

    static long count(String output) {
        return Long.parseLong(only(COUNT, output));
    }

    static double rate(String output) {
        return Double.parseDouble(only(RATE, output));
    }

    private static String only(Pattern pattern, String output) {
        var found = pattern.matcher(output);
        if (!found.find()) {
            throw new Unexpected("pgbench said something new:\n" + output);
        }
        return found.group(1);
    }
}
