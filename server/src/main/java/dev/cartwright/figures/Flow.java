package dev.cartwright.figures;

import dev.cartwright.inventory.Kind;
import dev.cartwright.inventory.StockPeriods.ShelfPeriod;
import dev.cartwright.inventory.StockPeriods.Worth;

/**
 * How stock moved in a period: opening + received − shipped + returned + counted + adjusted − sent
 * + arrived = closing, in units and in value.
 *
 * @param shipped above 0 what left for customers, less what was put back unsent; its value is the
 *     cost of goods shipped
 * @param returned what customers brought back to a shelf, at what it had cost when it left
 * @param counted above 0 what counts found, below what they missed
 * @param adjusted above 0 what was found, below what was written off
 * @param sent to other locations
 * @param arrived from other locations
 */
record Flow(
        Worth opening,
        Worth received,
        Worth shipped,
        Worth returned,
        Worth counted,
        Worth adjusted,
        Worth sent,
        Worth arrived,
        Worth closing) {

    static final Flow NONE =
            new Flow(
                    Worth.NONE,
                    Worth.NONE,
                    Worth.NONE,
                    Worth.NONE,
                    Worth.NONE,
                    Worth.NONE,
                    Worth.NONE,
                    Worth.NONE,
                    Worth.NONE);

    static Flow of(ShelfPeriod shelf) {
        return new Flow(
                shelf.opening(),
                shelf.moved(Kind.RECEIVED),
                Worth.NONE.minus(shelf.moved(Kind.SHIPPED)).minus(shelf.moved(Kind.UNSHIPPED)),
                shelf.moved(Kind.RETURNED),
                shelf.moved(Kind.COUNTED),
                shelf.moved(Kind.ADJUSTED),
                Worth.NONE.minus(shelf.moved(Kind.SENT)),
                shelf.moved(Kind.ARRIVED),
                shelf.closing());
    }

    Flow plus(Flow other) {
        return new Flow(
                opening.plus(other.opening),
                received.plus(other.received),
                shipped.plus(other.shipped),
                returned.plus(other.returned),
                counted.plus(other.counted),
                adjusted.plus(other.adjusted),
                sent.plus(other.sent),
                arrived.plus(other.arrived),
                closing.plus(other.closing));
    }
}
