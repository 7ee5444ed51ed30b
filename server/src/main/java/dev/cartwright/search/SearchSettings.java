package dev.cartwright.search;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * @param kept how much memory finished answers may take; 0 keeps none
 */
@ConfigurationProperties("cartwright.answers")
record SearchSettings(@DefaultValue("64MB") DataSize kept) {}
