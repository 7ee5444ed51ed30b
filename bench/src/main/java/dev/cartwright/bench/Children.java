package dev.cartwright.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/** The processes we started and the folder they work in: when we end, both are gone. */
final class Children {

    private final Path folder;
    private final Deque<Process> processes = new ArrayDeque<>();
    private boolean closed;

    private Children(Path folder) {
        this.folder = folder;
    }

    /** Also Ctrl-C, which ends a JVM through its hooks, ends what was started here. */
    static Children inside(Path folder) {
        var children = new Children(folder);
        Runtime.getRuntime().addShutdownHook(new Thread(children::close));
        return children;
    }

    synchronized Process start(ProcessBuilder command) throws IOException {
        if (closed) {
            throw new Unexpected("The run is over");
        }
        var process = command.start();
        processes.push(process);
        return process;
    }

    /** The last one first; then the folder. */
    synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            for (var process : processes) {
                stop(process);
            }
            delete();
        } catch (IOException | InterruptedException e) {
            System.err.println("Could not clean up " + folder + ": " + e);
        }
    }

    /** By SIGINT, as Ctrl-C; by SIGTERM where a shell's background made that ignored. */
    private static void stop(Process process) throws IOException, InterruptedException {
        if (!process.isAlive()) {
            return;
        }
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
        if (process.waitFor(30, TimeUnit.SECONDS)) {
            return;
        }
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    private void delete() throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
