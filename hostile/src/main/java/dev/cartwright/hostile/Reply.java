package dev.cartwright.hostile;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the processor says, and what whoever carries it does to it on the way.
 *
 * @param body what is said, or what would have been
 * @param first webhooks that arrive before this answer does, in this order
 */
public record Reply(
        int status,
        Map<String, String> headers,
        String body,
        Carriage carriage,
        List<Delivery> first) {

    /** How an answer travels. */
    public enum Carriage {
        /** As it should. */
        WHOLE,
        /** Never arrives: the connection stays open and silent. */
        HANG,
        /** The connection breaks before the first byte. */
        RESET_BEFORE,
        /** Half the body arrives, then the connection breaks. */
        RESET_MID_BODY,
        /** All of it arrives, byte by byte, slower than anybody waits. */
        DRIP
    }

    public Reply {
        headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
        first = List.copyOf(first);
    }

    /** Whether the answer arrives as it was said, if nobody gives up waiting. */
    public boolean arrives() {
        return carriage == Carriage.WHOLE;
    }

    Reply by(Carriage other) {
        return new Reply(status, headers, body, other, first);
    }

    Reply after(List<Delivery> deliveries) {
        return new Reply(status, headers, body, carriage, deliveries);
    }
}
