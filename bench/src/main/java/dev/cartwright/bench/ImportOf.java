package dev.cartwright.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** One import of one file, as a merchant's program would do it. */
final class ImportOf {

    static final String KEY = "Authorization: Bearer " + Shop.ADMIN + "\r\n";

    private static final Duration UNTIL_DONE = Duration.ofMinutes(60);
    private static final String URL = "/api/admin/imports";
    private static final Set<String> OVER = Set.of("DONE", "FAILED", "CANCELLED");

    private final int port;
    private final String id;

    private ImportOf(int port, String id) {
        this.port = port;
        this.id = id;
    }

    /** Returns when the file is with the shop; the import goes on by itself. */
    static ImportOf begin(int port, Path file) throws IOException {
        try (var wire = new Wire(port)) {
            var id = wire.send(201, "POST", URL, KEY, "{\"format\":\"csv\"}").text("id");
            wire.upload(URL + "/" + id + "/file", KEY, "text/csv", file);
            return new ImportOf(port, id);
        }
    }

    /** Waits until so many rows were read, or all. */
    void await(int rows) throws IOException, InterruptedException {
        var end = System.nanoTime() + UNTIL_DONE.toNanos();
        for (var state = state(); number("rows", state) < rows; state = state()) {
            if (OVER.contains(status(state)) || System.nanoTime() > end) {
                throw new Unexpected(
                        "The import did not come to %d rows: %s".formatted(rows, state));
            }
            Thread.sleep(250);
        }
    }

    /** Waits for the end and throws {@link Unexpected} unless these became of the rows. */
    void await(int created, int updated, int refused) throws IOException, InterruptedException {
        await(created + updated + refused);
        var state = state();
        while (!OVER.contains(status(state))) {
            Thread.sleep(50);
            state = state();
        }
        if (!status(state).equals("DONE")
                || number("created", state) != created
                || number("updated", state) != updated
                || number("unchanged", state) != 0
                || number("refused", state) != refused
                || number("errors", state) != refused) {
            throw new Unexpected(
                    "Not DONE with %d created, %d updated and %d refused: %s"
                            .formatted(created, updated, refused, state));
        }
    }

    /** What was reported, each "line,field". */
    List<String> errors() throws IOException {
        var errors = new ArrayList<String>();
        Csv.read(get(URL + "/" + id + "/errors"), it -> errors.add(it.get(0) + "," + it.get(2)));
        return errors.subList(1, errors.size());
    }

    private String state() throws IOException {
        return get(URL + "/" + id);
    }

    private String get(String path) throws IOException {
        try (var wire = new Wire(port)) {
            return wire.send(200, "GET", path, KEY, "").body();
        }
    }

    private static String status(String state) {
        return new Wire.Answer(200, state).text("status");
    }

    private static int number(String name, String state) {
        var found = Pattern.compile("\"" + name + "\":(\\d+)").matcher(state);
        if (!found.find()) {
            throw new Unexpected("No " + name + " in: " + state);
        }
        return Integer.parseInt(found.group(1));
    }
}
