package dev.cartwright.discounts;

/** What is wrong with a promotion, and where: {@code condition.all[1].min}. */
public record Fault(String path, String message) {}
