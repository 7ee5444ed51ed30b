package dev.cartwright.search;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dev.cartwright.platform.Jobs;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** What searches need done by itself, and where answers come from memory. */
@Configuration(proxyBeanMethods = false)
class SearchConfiguration {

    /**
     * After security, so that each answer carries its headers and each network is counted. Filters
     * are made before anything may ask the database, so what this one needs is made later.
     */
    @Bean
    FilterRegistrationBean<AnswerFilter> answersFromMemory(ObjectProvider<KeptAnswers> kept) {
        var filter = new FilterRegistrationBean<>(new AnswerFilter(kept::getObject));
        filter.setOrder(Ordered.LOWEST_PRECEDENCE - 100);
        return filter;
    }

    @Bean
    RecurringTask<Void> learnWords(Vocabulary vocabulary) {
        return Jobs.every(Duration.ofSeconds(10), "learn-words", vocabulary::learn);
    }
}
