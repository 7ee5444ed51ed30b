package dev.cartwright.processors;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Leaves a processor alone for a while that does not answer: what is not sent is no riddle. */
@Component
class Breakers {

    private final CircuitBreakerRegistry breakers;

    Breakers(ProcessorSettings settings, Clock clock) {
        breakers =
                CircuitBreakerRegistry.of(
                        CircuitBreakerConfig.custom()
                                .failureRateThreshold(settings.restAfter())
                                .slidingWindowSize(settings.restOver())
                                .minimumNumberOfCalls(settings.restOver())
                                .waitDurationInOpenState(settings.restFor())
                                .permittedNumberOfCallsInHalfOpenState(3)
                                .currentTimestampFunction(it -> it.millis(), TimeUnit.MILLISECONDS)
                                .clock(clock)
                                .build());
    }

    Answer call(String processor, Supplier<Answer> call) {
        var breaker = breakers.circuitBreaker(processor);
        if (!breaker.tryAcquirePermission()) {
            return new Answer.NotSent("left alone after many failures");
        }
        Answer answer;
        try {
            answer = call.get();
        } catch (RuntimeException | Error e) {
            // It says nothing of the processor; kept, few such permissions would close the line.
            breaker.releasePermission();
            throw e;
        }
        note(breaker, answer);
        return answer;
    }

    private static void note(CircuitBreaker breaker, Answer answer) {
        if (answer instanceof Answer.Replied(var status, _, _) && status < 500) {
            breaker.onSuccess(0, TimeUnit.MILLISECONDS);
        } else {
            breaker.onError(0, TimeUnit.MILLISECONDS, new IllegalStateException("no answer"));
        }
    }
}
