package dev.cartwright.web;

import java.util.List;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.CacheControlHeadersWriter;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.HstsHeaderWriter;
import org.springframework.security.web.header.writers.PermissionsPolicyHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.XContentTypeOptionsHeaderWriter;
import org.springframework.security.web.header.writers.frameoptions.XFrameOptionsHeaderWriter;
import org.springframework.security.web.header.writers.frameoptions.XFrameOptionsHeaderWriter.XFrameOptionsMode;

/**
 * What every answer tells the browser not to do.
 *
 * <p>A filter of its own before all others: Spring Security's would miss what the limits refuse.
 */
@Configuration(proxyBeanMethods = false)
class SafeHeaders {

    /** Pages load what this server has and nothing else; Swagger UI draws icons from data. */
    private static final String OUR_OWN_ONLY =
            "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none';"
                    + " form-action 'self'; frame-ancestors 'none'";

    private static final String NO_DEVICES =
            "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()";

    /** HSTS is said over https alone. */
    static final List<HeaderWriter> WRITERS =
            List.of(
                    new XContentTypeOptionsHeaderWriter(),
                    new XFrameOptionsHeaderWriter(XFrameOptionsMode.DENY),
                    new ReferrerPolicyHeaderWriter(ReferrerPolicy.NO_REFERRER),
                    new PermissionsPolicyHeaderWriter(NO_DEVICES),
                    new ContentSecurityPolicyHeaderWriter(OUR_OWN_ONLY),
                    new CacheControlHeadersWriter(),
                    new HstsHeaderWriter());

    @Bean
    FilterRegistrationBean<HeaderWriterFilter> safeHeaderFilter() {
        var filter = new FilterRegistrationBean<>(new HeaderWriterFilter(WRITERS));
        filter.setOrder(NetworkLimits.FIRST - 3);
        return filter;
    }
}
