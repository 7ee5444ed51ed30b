package dev.cartwright.catalog;

import dev.cartwright.kernel.ChannelId;
import dev.cartwright.kernel.Sku;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The front door. Other modules call this and nothing else in the package. */
@Service
public class Catalog {

    /** Says that nothing has ever been added. */
    public boolean isEmpty() {
        throw new UnsupportedOperationException();
    }

    /** Adds categories, parents before children. */
    @Transactional
    public void addCategories(List<NewCategory> categories) {
        throw new UnsupportedOperationException();
    }

    /** Adds products to be sold at once, all or none, priced in this channel from now on. */
    @Transactional
    public void add(ChannelId channel, List<NewProduct> products) {
        throw new UnsupportedOperationException();
    }

    /** Sets what a variant costs from an instant on; earlier prices stay as they were. */
    @Transactional
    public void setPrice(Sku sku, ChannelId channel, Money price, Instant validFrom) {
        throw new UnsupportedOperationException();
    }

    /**
     * Answers what each SKU costs now, in one statement. What cannot be sold now, because its
     * product is not active or has no price in this currency, is absent.
     */
    public Map<Sku, Offer> offers(ChannelId channel, CurrencyUnit currency, Collection<Sku> skus) {
        throw new UnsupportedOperationException();
    }

    /** Takes the product out of the shop; its rows stay. */
    @Transactional
    public void archive(Slug product) {
        throw new UnsupportedOperationException();
    }

    /** Looks at the stock of everything at once; for whoever has just loaded stock in bulk. */
    @Transactional
    public void refreshStock() {
        throw new UnsupportedOperationException();
    }
}
