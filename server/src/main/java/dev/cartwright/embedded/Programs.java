package dev.cartwright.embedded;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the operating system knows of the programs that run beside the shop. */
final class Programs {

    private static final Path PROC = Path.of("/proc");
    private static final boolean LINUX = Files.exists(PROC.resolve("self/stat"));

    private Programs() {}

    /** Whether it still runs; a dead process that nobody has buried (a zombie) does not. */
    static boolean isAlive(long pid) {
        return LINUX
                ? isAlive(PROC.resolve(Long.toString(pid)))
                : ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    /**
     * Every live process of PostgreSQL that works in this folder: the postmaster, and children that
     * may have outlived it. What only bears a number that was once PostgreSQL's is not among them.
     *
     * @param recorded the postmaster by the folder's own file; where the system does not tell in
     *     which folder a process works, only this one is looked at
     */
    static List<Long> postgresIn(Path folder, Optional<Long> recorded) throws IOException {
        if (!LINUX) {
            return recorded.filter(Programs::isPostgres).stream().toList();
        }
        var found = new ArrayList<Long>();
        try (var entries = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (var entry : entries) {
                if (worksIn(folder, entry) && isAlive(entry)) {
                    found.add(Long.valueOf(entry.getFileName().toString()));
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return found;
    }

    /** Sends what Java cannot: SIGINT asks PostgreSQL to stop without waiting for its clients. */
    static void signal(String name, long pid) throws IOException, InterruptedException {
        new ProcessBuilder("sh", "-c", "kill -s \"$0\" \"$1\"", name, Long.toString(pid))
                .redirectErrorStream(true)
                .redirectOutput(Redirect.DISCARD)
                .start()
                .waitFor();
    }

    private static boolean isAlive(Path entry) {
        try {
            var stat = Files.readString(entry.resolve("stat"));
            var state = stat.charAt(stat.lastIndexOf(')') + 2);
            return state != 'Z' && state != 'X';
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean worksIn(Path folder, Path entry) {
        try {
            return Files.readString(entry.resolve("comm")).strip().equals("postgres")
                    && Files.readSymbolicLink(entry.resolve("cwd")).equals(folder);
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isPostgres(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().command())
                .filter(command -> command.endsWith("/postgres"))
                .isPresent();
    }
}
