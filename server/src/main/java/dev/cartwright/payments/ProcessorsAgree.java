package dev.cartwright.payments;

import dev.cartwright.platform.Invariant;
import dev.cartwright.processors.LocalProcessor;
import dev.cartwright.processors.Operation.Status;
import dev.cartwright.processors.Processors;
import java.util.ArrayList;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * What a processor holds to have moved is what we hold to have moved, where its books can be read.
 * What is still on its way may be known to the processor alone.
 */
@Component
class ProcessorsAgree implements Invariant {

    private static final Set<Status> ON_ITS_WAY =
            Set.of(
                    Status.NEW,
                    Status.SENT,
                    Status.PENDING,
                    Status.UNKNOWN,
                    Status.MANUAL,
                    Status.REVERSED);

    private final Processors processors;
    private final PaymentQuery payments;

    ProcessorsAgree(Processors processors, PaymentQuery payments) {
        this.processors = processors;
        this.payments = payments;
    }

    @Override
    public String name() {
        return "processors-agree";
    }

    @Override
    public Finding check() {
        var checked = 0;
        var violations = new ArrayList<String>();
        for (var processor : processors.all()) {
            if (!(processor instanceof LocalProcessor local) || local.books().isEmpty()) {
                continue;
            }
            var theirs = local.books().orElseThrow();
            var ours = payments.operations(processor.name());
            for (var operation : ours.values()) {
                var moved = theirs.get(operation.id());
                var agrees =
                        operation.status() == Status.SUCCEEDED
                                ? operation.amount().equals(moved)
                                : moved == null || ON_ITS_WAY.contains(operation.status());
                if (!agrees) {
                    violations.add(operation.id().toString());
                }
            }
            theirs.keySet().stream()
                    .filter(id -> !ours.containsKey(id))
                    .map(UUID::toString)
                    .forEach(violations::add);
            checked += ours.size();
        }
        return new Finding(checked, violations);
    }
}
