package dev.cartwright.paymentmethods;

import org.springframework.boot.test.context.TestComponent;

/** Lets tests say when processors are asked about what people pay with. */
@TestComponent
public final class MethodRuns {

    private final Keeping keeping;

    MethodRuns(Keeping keeping) {
        this.keeping = keeping;
    }

    public void run() {
        keeping.run();
    }
}
