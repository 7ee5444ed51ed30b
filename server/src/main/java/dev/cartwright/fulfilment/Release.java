package dev.cartwright.fulfilment;

import dev.cartwright.kernel.OrderId;
import org.springframework.stereotype.Component;

/** For who has many orders picked. */
@Component
public class Release {

    private final FulfilmentDesk desk;

    Release(FulfilmentDesk desk) {
        this.desk = desk;
    }

    /** Has all picked that is there; throws a problem where nothing is, or the order waits. */
    public void all(OrderId order) {
        desk.release(order);
    }
}
