package dev.cartwright.embedded;

import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.springframework.core.env.Environment;

/**
 * Which kind of start the merchant asked for.
 *
 * @param isEmbedded whether the shop brings its own PostgreSQL, as no other was named
 * @param isDemo whether to fill it with examples: only a database of our own that nobody configured
 */
record Plan(boolean isEmbedded, boolean isDemo, DataFolder folder) {

    static final String DATABASE = "spring.datasource.url";

    static Plan of(Environment asked) {
        var embedded = !asked.containsProperty(DATABASE);
        var profiles = asked.getActiveProfiles();
        var folder = Path.of(asked.getProperty("cartwright.data", "data"));
        var demo = profiles.length == 0 ? embedded : asked.matchesProfiles("demo");
        return new Plan(embedded, demo, new DataFolder(folder));
    }

    /** Makes the folder and keeps other servers out of it. */
    FileChannel openFolder() {
        folder.make();
        return folder.lock();
    }
}
