package dev.cartwright.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** What a process of ours has used, in MiB. */
final class Memory {

    private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");
    private static final Pattern USED = Pattern.compile("used (\\d+)K");

    private Memory() {}

    /** Of all it ever had, as Linux counts; 0 elsewhere. */
    static long peak(long process) throws IOException {
        var status = Path.of("/proc/" + process + "/status");
        return Files.exists(status) ? first(PEAK, Files.readString(status)) / 1024 : 0;
    }

    /** Of the heap just now, with what nobody needs any more. */
    static long used(long process) throws IOException {
        return first(USED, ask(process, "GC.heap_info")) / 1024;
    }

    /** Of the heap, after what nobody needs was cleared away. */
    static long live(long process) throws IOException {
        ask(process, "GC.run");
        return first(USED, ask(process, "GC.heap_info")) / 1024;
    }

    private static String ask(long process, String what) throws IOException {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        var asked = new ProcessBuilder(jcmd, Long.toString(process), what).start();
        return new String(asked.getInputStream().readAllBytes(), UTF_8);
    }

    private static long first(Pattern pattern, String text) {
        var found = pattern.matcher(text);
        return found.find() ? Long.parseLong(found.group(1)) : 0;
    }
}
