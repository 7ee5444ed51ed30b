package dev.cartwright.promotions;

import dev.cartwright.discounts.PromotionSet.Mode;
import dev.cartwright.kernel.ChannelId;
import dev.cartwright.platform.Channels;
import dev.cartwright.platform.Freshness;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where staff choose how the promotions of a channel go together. */
@Component
class ModeDesk {

    private final ModeTable modes;
    private final Channels channels;
    private final Freshness freshness;
    private final Clock clock;

    ModeDesk(ModeTable modes, Channels channels, Freshness freshness, Clock clock) {
        this.modes = modes;
        this.channels = channels;
        this.freshness = freshness;
        this.clock = clock;
    }

    /** Returns what was chosen last; empty where the shop's settings hold. */
    Optional<ChannelMode> of(ChannelId channel) {
        return modes.of(channels.get(channel).id());
    }

    /** Returns what was chosen before a revision, the last first. */
    List<ChannelMode> before(ChannelId channel, @Nullable Integer revision, int most) {
        return modes.before(channels.get(channel).id(), revision, most);
    }

    /**
     * What is chosen already is not chosen again.
     *
     * @param seen the revision that the caller knows, 0 before the first; null does not mind
     */
    @Transactional
    ChannelMode choose(ChannelId channel, @Nullable Integer seen, Mode mode) {
        channels.get(channel);
        modes.lock();
        var last = modes.of(channel).orElse(null);
        var revision = last == null ? 0 : last.revision();
        if (seen != null && seen != revision) {
            throw PromotionProblem.changedMeanwhile(revision);
        }
        if (last != null && last.mode() == mode) {
            return last;
        }
        modes.add(channel, revision + 1, mode, clock.instant());
        freshness.tell(Offers.TOPIC);
        return modes.of(channel).orElseThrow();
    }
}
