package dev.cartwright.secondfactor;

import dev.cartwright.MovableClock;
import dev.cartwright.authlog.AuthLog;
import java.util.List;
import java.util.UUID;

/** Somebody with an account, and an app on their device that has what was offered. */
record Person(UUID id, Device device, SecondFactors factors, MovableClock clock) {

    static Person offered(SecondFactors factors, MovableClock clock) {
        var id = UUID.randomUUID();
        var offer = factors.offer(id, "ada@example.org");
        return new Person(id, new Device(offer.secret()), factors, clock);
    }

    /** Turns it on, and waits until no code near that of now was used; returns those on paper. */
    List<String> set() {
        var codes = factors.confirm(id, code());
        clock.move(Totp.STEP.multipliedBy(10));
        return codes;
    }

    /** What the device shows just now. */
    String code() {
        return device.code(clock.instant());
    }

    String wrongCode() {
        return device.wrong(clock.instant());
    }

    /** Whether the code is accepted that the device shows so many steps from now. */
    boolean showsCode(int steps) throws Exception {
        var away = Totp.STEP.multipliedBy(steps);
        return clock.still(() -> factors.accepts(id, device.code(clock.instant().plus(away))));
    }

    boolean types(String code) {
        return factors.accepts(id, code);
    }

    /** What is in their log, the oldest first. */
    List<String> logged(AuthLog log) {
        return log.of(id, 100, null).items().reversed().stream()
                .map(it -> it.kind() + " " + it.result() + " " + it.reason())
                .toList();
    }
}
