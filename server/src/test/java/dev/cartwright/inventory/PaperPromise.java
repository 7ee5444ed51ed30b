package dev.cartwright.inventory;

import java.util.TreeMap;

/** What somebody was promised of one line at one location. */
final class PaperPromise {
    final String holder;
    final String line;
    final String sku;
    final String location;
    final int each;
    final int quantity;
    int released;
    int shipped;
    int returned;
    long cost;
    boolean paid;
    final TreeMap<String, Integer> lots = new TreeMap<>(PaperSheet.FIRST_OUT.reversed());

    PaperPromise(String holder, PaperStock.Part part, String location, int quantity) {
        this.holder = holder;
        this.line = part.line();
        this.sku = part.sku();
        this.each = part.each();
        this.location = location;
        this.quantity = quantity;
    }

    int open() {
        return quantity - released - shipped;
    }

    int away() {
        return shipped - returned;
    }
}
