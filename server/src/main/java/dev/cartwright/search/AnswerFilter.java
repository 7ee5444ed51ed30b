package dev.cartwright.search;

import static jakarta.servlet.http.HttpServletResponse.SC_NOT_MODIFIED;
import static jakarta.servlet.http.HttpServletResponse.SC_OK;
import static org.springframework.http.HttpHeaders.ACCEPT;
import static org.springframework.http.HttpHeaders.AUTHORIZATION;
import static org.springframework.http.HttpHeaders.CACHE_CONTROL;
import static org.springframework.http.HttpHeaders.ETAG;
import static org.springframework.http.HttpHeaders.IF_NONE_MATCH;

import dev.cartwright.platform.Sha256;
import dev.cartwright.search.KeptAnswers.Answer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Answers what everybody asks from memory, and says "not modified" to whoever has it already. Only
 * where the answer depends on the address alone: who shows a key or a token is answered anew.
 */
class AnswerFilter extends OncePerRequestFilter {

    private static final int LARGEST = 1 << 20;
    private static final int ASK_AGAIN_AFTER_MILLIS = 200;

    private final SingletonSupplier<KeptAnswers> answers;
    private final ReentrantLock[] asked =
            IntStream.range(0, 256)
                    .mapToObj(_ -> new ReentrantLock())
                    .toArray(ReentrantLock[]::new);

    AnswerFilter(Supplier<KeptAnswers> answers) {
        this.answers = SingletonSupplier.of(answers);
    }

    private KeptAnswers kept() {
        return answers.obtain();
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = request.getRequestURI();
        var isOfTheShop =
                path.startsWith("/api/products")
                        || path.equals("/api/categories")
                        || path.equals("/shop")
                        || path.startsWith("/shop/");
        return !isOfTheShop
                || !request.getMethod().equals("GET")
                || request.getHeader(AUTHORIZATION) != null
                || !kept().isCertain();
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var key = key(request);
        var wantsNew = String.valueOf(request.getHeader(CACHE_CONTROL)).contains("no-cache");
        var answer = wantsNew ? null : kept().get(key);
        if (answer != null) {
            send(answer, request, response);
        } else if (wantsNew) {
            ask(key, request, response, chain);
        } else {
            askOnce(key, request, response, chain);
        }
    }

    /** Many who ask the same at once wait for the first of them, but not for long. */
    private void askOnce(
            String key, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var lock = asked[(key.hashCode() & Integer.MAX_VALUE) % asked.length];
        var first = tryLock(lock);
        try {
            var answer = kept().get(key);
            if (answer != null) {
                send(answer, request, response);
            } else {
                ask(key, request, response, chain);
            }
        } finally {
            if (first) {
                lock.unlock();
            }
        }
    }

    private static boolean tryLock(ReentrantLock lock) {
        try {
            return lock.tryLock(ASK_AGAIN_AFTER_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String key(HttpServletRequest request) {
        return request.getRequestURI()
                + "?"
                + request.getQueryString()
                + " "
                + request.getHeader(ACCEPT);
    }

    private void ask(
            String key, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var basis = kept().basis();
        var copy = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, copy);
        if (copy.getStatus() != SC_OK || copy.getContentSize() > LARGEST) {
            copy.copyBodyToResponse();
            return;
        }
        var body = copy.getContentAsByteArray();
        var answer = new Answer(basis, etag(body), copy.getContentType(), body, counts(request));
        kept().keep(key, answer);
        copy.resetBuffer();
        send(answer, request, response);
    }

    /** A product's page says how many units there are. */
    private static boolean counts(HttpServletRequest request) {
        var path = request.getRequestURI();
        return path.startsWith("/shop/p/")
                || (path.startsWith("/api/products/") && !path.endsWith("/suggestions"));
    }

    private static void send(
            Answer answer, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setHeader(ETAG, answer.etag);
        response.setHeader(CACHE_CONTROL, "no-cache");
        if (isKnown(answer.etag, request.getHeader(IF_NONE_MATCH))) {
            response.setStatus(SC_NOT_MODIFIED);
            return;
        }
        response.setContentType(answer.type);
        response.setContentLength(answer.body.length);
        response.getOutputStream().write(answer.body);
    }

    private static boolean isKnown(String etag, @Nullable String known) {
        return known != null
                && Arrays.stream(known.split(","))
                        .map(it -> it.strip().replaceFirst("^W/", ""))
                        .anyMatch(it -> it.equals(etag) || it.equals("*"));
    }

    private static String etag(byte[] body) {
        var text = Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of(body));
        return '"' + text.substring(0, 22) + '"';
    }
}
