package dev.cartwright.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cartwright.Meanwhile;
import dev.cartwright.ModuleTest;
import dev.cartwright.StatementCount;
import dev.cartwright.TestDatabase;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@ModuleTest
@Import({TestDatabase.class, StatementCount.class, Goods.class, Meanwhile.class})
class StockFeedTest {

    @Autowired StockFeed feed;
    @Autowired Goods goods;

    @Test
    void what_is_committed_is_seen_at_once_and_what_began_before_it_is_not_passed_by()
            throws Exception {
        var tea = goods.tenOnTheShelf();
        var cup = goods.tenOnTheShelf();
        var begin = feed.position();
        var moved = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var slow =
                Thread.ofVirtual()
                        .start(() ->
                                goods.transaction()
                                        .executeWithoutResult(_ -> {
                                            goods.anOrderOf(Map.of(tea, 1));
                                            moved.countDown();
                                            await().until(() -> goOn.getCount() == 0);
                                        }));
        moved.await();
        goods.anOrderOf(Map.of(cup, 1));

        var seen = feed.seen(begin);
        var settled = feed.settled(begin, 100);
        assertThat(seen.skus()).containsExactly(cup);
        assertThat(settled.skus()).isEmpty();

        goOn.countDown();
        slow.join();
        assertThat(feed.seen(seen.upto()).skus()).contains(tea);
        assertThat(feed.settled(settled.upto(), 100).skus()).containsExactlyInAnyOrder(tea, cup);
    }

    @Test
    void a_long_way_is_gone_in_pieces_of_whole_transactions() {
        var begin = feed.position();
        var tea = goods.tenOnTheShelf();
        var cup = goods.tenOnTheShelf();

        var first = feed.settled(begin, 0);
        var second = feed.settled(first.upto(), 0);
        var third = feed.settled(second.upto(), 0);

        assertThat(first.skus()).containsExactly(tea);
        assertThat(second.skus()).containsExactly(cup);
        assertThat(third.skus()).isEmpty();
        assertThat(third.upto().follows(second.upto())).isTrue();
        assertThat(begin.follows(begin)).isTrue();
        assertThat(begin.follows(first.upto())).isFalse();
        var elsewhere = new StockFeed.Position("another", first.upto().transaction());
        assertThat(elsewhere.follows(begin)).isFalse();
    }
}
