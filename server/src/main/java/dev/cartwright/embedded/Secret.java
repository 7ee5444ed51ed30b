package dev.cartwright.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Base64;

/** A password or key of 32 random bytes, made once, in a file that only this user can read. */
final class Secret {

    private Secret() {}

    /** Returns the secret in base64; whoever makes the file first, all get the same. */
    static String readOrMake(Path file) throws IOException {
        if (!Files.exists(file)) {
            make(file);
        }
        return Files.readString(file).strip();
    }

    /** Written aside and then named, so that a crash leaves the whole secret or none. */
    private static void make(Path file) throws IOException {
        var folder = file.resolveSibling(".");
        // A temporary file is readable by its owner only, from the first byte on.
        var draft = Files.createTempFile(folder, "secret", ".tmp");
        try {
            var bytes = new byte[32];
            new SecureRandom().nextBytes(bytes);
            Files.writeString(draft, Base64.getEncoder().encodeToString(bytes));
            flush(draft);
            Files.createLink(file, draft);
            flush(folder);
        } catch (FileAlreadyExistsException e) {
            // Another server was quicker: its secret counts.
        } finally {
            Files.delete(draft);
        }
    }

    /** Brings a file, or the names in a folder, to the disk. */
    static void flush(Path path) throws IOException {
        try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
