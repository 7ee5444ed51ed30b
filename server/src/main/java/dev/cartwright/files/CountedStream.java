package dev.cartwright.files;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Knows how much of a file has been read. */
public final class CountedStream extends FilterInputStream {

    private long count;

    public CountedStream(InputStream in) {
        super(in);
    }

    /** In bytes. */
    public long count() {
        return count;
    }

    @Override
    public int read() throws IOException {
        var one = super.read();
        count += one < 0 ? 0 : 1;
        return one;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        var read = super.read(bytes, from, length);
        count += Math.max(read, 0);
        return read;
    }
}
