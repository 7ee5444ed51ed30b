package dev.cartwright.files;

import java.nio.charset.Charset;
import java.util.regex.Pattern;

/** What characters of foreign files become. */
public final class Texts {

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final Pattern WRITTEN_ON_WINDOWS = Pattern.compile("[\u0080-\u009f]");
    private static final Pattern NO_TEXT = Pattern.compile("[\\x00\\p{Cs}]");

    private Texts() {}

    /**
     * Makes C1 controls the characters they were meant to be: as browsers do, for no text has such
     * controls, and many have been written on Windows and called Latin-1 since.
     */
    public static String repaired(String text) {
        return WRITTEN_ON_WINDOWS
                .matcher(text)
                .replaceAll(it ->
                        new String(new byte[] {(byte) it.group().charAt(0)}, WINDOWS)
                                .replace("\\", "\\\\"));
    }

    /** Says whether PostgreSQL stores it: no NUL, no half of a surrogate pair. */
    public static boolean isStorable(String text) {
        return !NO_TEXT.matcher(text).find();
    }

    public static String storable(String text) {
        return NO_TEXT.matcher(text).replaceAll("\ufffd");
    }
}
