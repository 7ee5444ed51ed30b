package dev.cartwright.pricing;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param progressiveReductions a reduction that grows without interruption counts from its first
 *     step, where the law allows it
 */
@ConfigurationProperties("cartwright.pricing")
record PricingSettings(@DefaultValue("false") boolean progressiveReductions) {}
