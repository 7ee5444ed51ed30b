package dev.cartwright.platform;

import org.jspecify.annotations.Nullable;

/** Something that may wait for a person of the staff. A module implements it for what it knows. */
public interface StaffTask {

    /** Returns what waits, as a plural: {@code events that nobody took}. */
    String what();

    /** Returns how many do. */
    long count();

    /** Returns who is told of it, and may do something about it. */
    Permission permission();

    /** Returns the page on which they can; null where there is none yet. */
    @Nullable String page();
}
