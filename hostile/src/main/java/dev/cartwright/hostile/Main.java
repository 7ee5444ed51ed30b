package dev.cartwright.hostile;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.Random;
import java.util.concurrent.CountDownLatch;

/** Runs the processor by hand, until it is stopped. */
final class Main {

    private Main() {}

    /**
     * Listens until it is killed.
     *
     * @param args the port, and perhaps where webhooks go
     */
    public static void main(String... args) throws IOException, InterruptedException {
        var processor = new HostileProcessor(HostileSettings.DEFAULT, new Random());
        if (args.length > 1) {
            processor.webhooks(URI.create(args[1]), null);
        }
        try (var server = Server.open(processor, Integer.parseInt(args[0]), Clock.systemUTC())) {
            System.out.printf(
                    "The hostile processor listens at %s, and signs webhooks with %s.%n",
                    server.uri(), HostileSettings.DEFAULT.secret());
            new CountDownLatch(1).await();
        }
    }
}
