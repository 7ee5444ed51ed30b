package dev.cartwright.mail;

/** The words of a mail, with gaps in a template and without any in a letter. */
public record Wording(String subject, String text, String html) {}
