package dev.cartwright.web;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/**
 * A body as it was before gzip. Read piece by piece and counted by whoever reads, so that a small
 * body which unpacks to a huge one is no danger. Opened at the first byte, for a broken one is the
 * reader's to refuse.
 */
final class Unpacked extends InputStream {

    private final InputStream packed;
    private InputStream content = InputStream.nullInputStream();
    private boolean isOpen;

    Unpacked(InputStream packed) {
        this.packed = packed;
    }

    @Override
    public int read() throws IOException {
        return content().read();
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        return content().read(bytes, from, length);
    }

    private InputStream content() throws IOException {
        if (!isOpen) {
            content = new GZIPInputStream(new Whole(packed), 64 * 1024);
            isOpen = true;
        }
        return content;
    }

    /**
     * Says that there may be more until there is not: what the network has not brought yet is no
     * end, but GZIPInputStream would take it for one between two parts of a file.
     */
    private static final class Whole extends FilterInputStream {

        Whole(InputStream in) {
            super(in);
        }

        @Override
        public int available() {
            return 1;
        }
    }
}
