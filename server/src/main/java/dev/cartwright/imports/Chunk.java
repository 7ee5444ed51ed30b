package dev.cartwright.imports;

import dev.cartwright.files.Raw;
import java.util.List;

/**
 * Some records of a file that are still to be read.
 *
 * @param number the place of the first in the file, from 0
 * @param attempts that the database did not let through
 */
record Chunk(int number, int attempts, List<Raw> records) {

    /** So many rows that a transaction is worth its while, and so few that it is short. */
    static final int MOST_RECORDS = 500;

    static Chunk of(int number, int attempts, byte[] content) {
        return new Chunk(number, attempts, Raw.of(content));
    }
}
