package dev.cartwright.console;

import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** What every page below {@code /console} gets. */
@Configuration(proxyBeanMethods = false)
class ConsoleConfiguration implements WebMvcConfigurer {

    private final ConsoleFrame frame;
    private final ConsoleProblems problems;

    ConsoleConfiguration(ConsoleFrame frame, ConsoleProblems problems) {
        this.frame = frame;
        this.problems = problems;
    }

    @Override
    public void addInterceptors(InterceptorRegistry each) {
        each.addInterceptor(frame).addPathPatterns("/console", "/console/**");
    }

    @Override
    public void extendHandlerExceptionResolvers(List<HandlerExceptionResolver> resolvers) {
        resolvers.addFirst(problems);
    }
}
