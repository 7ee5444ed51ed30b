package dev.cartwright.imports;

import dev.cartwright.imports.Import.Status;
import dev.cartwright.imports.Import.Wish;
import dev.cartwright.platform.Actor;
import dev.cartwright.platform.Channels;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What merchants do with imports, but for sending the file. */
@Service
class Imports {

    private final ImportTable imports;
    private final Channels channels;
    private final Clock clock;

    Imports(ImportTable imports, Channels channels, Clock clock) {
        this.imports = imports;
        this.channels = channels;
        this.clock = clock;
    }

    /** Makes an import that waits for its file; refuses a mapping that could never be used. */
    @Transactional
    public Import make(UUID id, Wish wish) {
        var _ = new Layout(wish, channels.get(wish.channel()));
        imports.insert(id, wish, Actor.current(), clock.instant());
        return get(id);
    }

    Import get(UUID id) {
        return imports.find(id).orElseThrow(() -> ImportProblem.unknownImport(id));
    }

    List<Import> page(@Nullable UUID after, int most) {
        return imports.page(after, most);
    }

    /** Ends an import before its end; what was taken over stays. Waits for a chunk under way. */
    @Transactional
    public Import cancel(UUID id) {
        imports.allowTime();
        var isEnded = imports.finish(id, Status.CANCELLED, null, clock.instant());
        var found = get(id);
        if (!isEnded) {
            throw ImportProblem.over(found.status());
        }
        return found;
    }
}
