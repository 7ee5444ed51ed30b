package dev.cartwright.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.util.UrlPathHelper;

/** Reads no more of a request's body than a shop's request can have. */
@Component
@Order(NetworkLimits.FIRST + 1)
class BodyLimit extends OncePerRequestFilter {

    /** Where files are sent, which are read as they come and never kept in memory. */
    private static final Pattern FILES =
            Pattern.compile(
                    "PUT /api/admin/imports/[^/]+/file|POST /api/admin/inventory/stock-takes"
                            + "|POST /api/admin/coupon-batches/[^/]+/codes"
                            + "|POST /api/admin/sales/imports");

    private final long mostOfBody;
    private final long mostOfFile;
    private final HandlerExceptionResolver problems;

    BodyLimit(
            WebSettings settings,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        this.mostOfBody = settings.bodyLimit().toBytes();
        this.mostOfFile = settings.fileLimit().toBytes();
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var isFile = isFile(request);
        var most = isFile ? mostOfFile : mostOfBody;
        var encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (request.getContentLengthLong() > most) {
            problems.resolveException(request, response, null, WebProblem.tooLarge(most));
        } else if (!isFile || encoding == null || encoding.equalsIgnoreCase("identity")) {
            chain.doFilter(new Limited(request, most, false), response);
        } else if (encoding.equalsIgnoreCase("gzip")) {
            chain.doFilter(new Limited(request, most, true), response);
        } else {
            problems.resolveException(request, response, null, WebProblem.unknownEncoding());
        }
    }

    private static boolean isFile(HttpServletRequest request) {
        var path = UrlPathHelper.defaultInstance.getPathWithinApplication(request);
        return FILES.matcher(request.getMethod() + " " + path).matches();
    }

    /** A body without a length, or one that is packed, is counted while it is read. */
    private static final class Limited extends HttpServletRequestWrapper {

        private final long most;
        private final boolean isPacked;

        Limited(HttpServletRequest request, long most, boolean isPacked) {
            super(request);
            this.most = most;
            this.isPacked = isPacked;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            var body = super.getInputStream();
            return new Counted(body, isPacked ? new Unpacked(body) : body, most);
        }
    }

    private static final class Counted extends ServletInputStream {

        private final ServletInputStream body;
        private final InputStream content;
        private final long most;
        private long left;

        Counted(ServletInputStream body, InputStream content, long most) {
            this.body = body;
            this.content = content;
            this.most = most;
            this.left = most;
        }

        @Override
        public int read() throws IOException {
            var one = content.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            var read = content.read(bytes, from, length);
            count(Math.max(read, 0));
            return read;
        }

        private void count(int read) {
            left -= read;
            if (left < 0) {
                throw WebProblem.tooLarge(most);
            }
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}
