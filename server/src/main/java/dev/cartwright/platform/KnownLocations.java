package dev.cartwright.platform;

import java.util.SortedMap;

/** Where goods may lie; the inventory, which lies above, says so. */
public interface KnownLocations {

    /** Returns what each is called, by its code. */
    SortedMap<String, String> names();
}
