package dev.cartwright.embedded;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;

/** The folder that holds all a shop must not lose: its database, its keys, its logs. */
record DataFolder(Path path) {

    static final Set<PosixFilePermission> ONLY_ME = PosixFilePermissions.fromString("rwx------");

    private static final long ROOT = 0;

    /** The folder must be there; the database in it need not. */
    Cluster cluster() throws IOException {
        return new Cluster(path.toRealPath().resolve("postgres"));
    }

    Path binaries() {
        return path.resolve("bin");
    }

    Path masterKey() {
        return path.resolve("master.key");
    }

    Path log() {
        return path.resolve("logs").resolve("cartwright.log");
    }

    /** Present from before the database is made until its users can log in. */
    Path unfinished() {
        return path.resolve("unfinished");
    }

    /** The file with the password of one of the database's users. */
    Path password(String user) {
        return path.resolve("secrets").resolve(user);
    }

    /** Makes the folder where there is none, readable by this user only. */
    void make() {
        refuseForeign(path);
        refuseForeign(path.resolve("postgres"));
        try {
            var attribute = PosixFilePermissions.asFileAttribute(ONLY_ME);
            Files.createDirectories(path, attribute);
            for (var part : List.of("bin", "secrets", "logs")) {
                Files.createDirectories(path.resolve(part), attribute);
            }
            Files.delete(Files.createTempFile(path, "writable", ".tmp"));
        } catch (IOException e) {
            throw new CannotStart(
                    """
                    Cannot write to the data folder %s (%s): make it writable or choose another, \
                    CARTWRIGHT_DATA=<folder>.\
                    """
                            .formatted(path, e),
                    e);
        }
    }

    /** Keeps other servers out until this process ends, however it ends. */
    FileChannel lock() {
        try {
            var file = path.resolve("lock");
            var channel =
                    FileChannel.open(
                            file,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                var holder = Files.readString(file).strip();
                channel.close();
                throw new CannotStart(
                        """
                        Cartwright is already running on the data folder %s (process %s): stop it \
                        first, or choose another folder, CARTWRIGHT_DATA=<folder>, and port, \
                        SERVER_PORT=<port>.\
                        """
                                .formatted(path, holder));
            }
            channel.truncate(0);
            var pid = Long.toString(ProcessHandle.current().pid());
            channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.UTF_8)), 0);
            return channel;
        } catch (IOException e) {
            throw new CannotStart("Cannot lock the data folder %s: %s.".formatted(path, e), e);
        }
    }

    /** PostgreSQL works only in a folder of its own user, and as root without root's powers. */
    private void refuseForeign(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        var owner = attribute(folder, "unix:uid");
        var me = new UnixSystem().getUid();
        if (owner == me) {
            return;
        }
        var group = attribute(folder, "unix:gid");
        throw new CannotStart(
                me == ROOT
                        ? """
                        The data folder %1$s belongs to user %2$d, not to root: start as that \
                        user, `setpriv --reuid=%2$d --regid=%3$d --clear-groups bin/start`, or \
                        hand it over, `chown -R root %1$s`.\
                        """
                                .formatted(path, owner, group)
                        : """
                        The data folder %1$s belongs to user %2$d and this is user %3$d: start \
                        as its user, choose another folder, CARTWRIGHT_DATA=<folder>, or hand \
                        it over, `sudo chown -R %3$d %1$s`.\
                        """
                                .formatted(path, owner, me));
    }

    private static long attribute(Path folder, String name) {
        try {
            return ((Integer) Files.getAttribute(folder, name)).longValue();
        } catch (IOException e) {
            throw new CannotStart("Cannot look at the data folder %s: %s.".formatted(folder, e), e);
        }
    }
}
