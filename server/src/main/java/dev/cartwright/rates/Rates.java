package dev.cartwright.rates;

import dev.cartwright.kernel.Address;
import dev.cartwright.platform.Channel;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The front door. Says what delivery and tax cost at a place. */
@Service
public class Rates {

    private final RatesTable rates;

    Rates(RatesTable rates) {
        this.rates = rates;
    }

    /** Returns what is in force for a parcel to this address; one statement. */
    public Quote quote(Channel channel, CurrencyUnit currency, Address to) {
        return rates.quote(channel, currency, to.country(), to.region() == null ? "" : to.region());
    }

    /** Returns every category of goods that some rate of some channel is for, in their order. */
    public List<String> categoriesOfGoods() {
        return rates.categoriesOfGoods();
    }

    /** Adds what is not there yet; what is there stays as it is. */
    @Transactional
    public void add(List<ShippingMethod> methods, List<TaxRate> taxRates) {
        for (int i = 0; i < methods.size(); i++) {
            rates.add(methods.get(i), i);
        }
        rates.add(taxRates);
    }
}
