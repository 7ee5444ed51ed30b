package dev.cartwright.discounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cartwright.kernel.InvalidField;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromotionJsonTest {

    static final String ID = "\"id\":\"01890000-0000-7000-8000-000000000001\",\"name\":\"Tea\"";

    static final String CONDITIONS =
            """
            {"type":"all","all":[
             {"type":"any","any":[{"type":"coupon"},{"type":"group","groups":["vip"]}]},
             {"type":"not","not":{"type":"discounted","goods":{"brands":["Acme"]}}},
             {"type":"quantity","goods":{"categories":["tea"]},"min":2,"max":9},
             {"type":"total","min":{"amount":"50.00","currency":"EUR"}},
             {"type":"lineQuantity","goods":{"skus":["TEA-1"]},"min":3},
             {"type":"orderNumber","min":1,"max":1},
             {"type":"channel","channels":["web"]},
             {"type":"country","countries":["DE"]},
             {"type":"currency","currencies":["EUR"]},
             {"type":"shippingMethod","methods":["dhl"]},
             {"type":"paymentMethod","methods":["card"]},
             {"type":"hours","days":["MONDAY"],"from":"17:00","to":"19:00"},
             {"type":"valid","from":"2026-01-01T00:00:00Z"}]}\
            """;

    static final String ACTIONS =
            """
            [{"type":"goods","off":{"percent":"12.5"},"goods":{"attributes":{"size":["XL"]},
              "priceFrom":{"amount":"5","currency":"EUR"},"reduced":false,
              "except":{"skus":["TEA-2"]}},
              "cap":[{"amount":"10.00","currency":"EUR"},{"amount":"9","currency":"GBP"}]},
             {"type":"pick","which":"DEAREST","units":2,"off":{"price":
              {"amount":"1","currency":"EUR"}}},
             {"type":"tiers","by":"CART_TOTAL","steps":[{"total":{"amount":"20","currency":"EUR"},
              "off":{"percent":"5"}}]},
             {"type":"buyGet","buy":{"categories":["tea"]},"buyUnits":2,"getUnits":1},
             {"type":"set","parts":[{"goods":{"categories":["cups"]}},{"units":2}],
              "off":{"amount":{"amount":"3","currency":"EUR"}}},
             {"type":"shipping","methods":["dhl"]},
             {"type":"gift","sku":"SPOON","units":1}]\
            """;

    private static Promotion read(String more) {
        return PromotionJson.read("{" + ID + more + "}");
    }

    @Test
    void what_is_written_is_read_again() {
        var promotion =
                read(
                        ",\"texts\":{\"en\":\"Tea week\"},\"codeRequired\":true,\"channels\":[\"web\"]"
                                + ",\"priority\":7,\"stacking\":{\"class\":\"item\",\"stopAfter\":true,"
                                + "\"combinesWith\":[\"order\"],\"bestOf\":\"tea\"},\"validity\":"
                                + "{\"until\":\"2027-01-01T00:00:00Z\"},\"budgetEnd\":\"NOTHING\","
                                + "\"threshold\":\"UNDISCOUNTED\",\"condition\":"
                                + CONDITIONS
                                + ",\"actions\":"
                                + ACTIONS);

        assertThat(promotion.check()).isEmpty();
        assertThat(PromotionJson.read(PromotionJson.write(promotion))).isEqualTo(promotion);
        assertThat(PromotionJson.write(promotion)).contains("\"percent\":\"12.5\"");
    }

    @Test
    void what_is_left_out_has_a_default() {
        var promotion = read(",\"actions\":[{\"type\":\"shipping\"}]");

        assertThat(promotion.check()).isEmpty();
        assertThat(promotion.stacking()).isEqualTo(Promotion.Stacking.FREE);
        assertThat(promotion.threshold()).isEqualTo(Promotion.Threshold.DISCOUNTED);
        assertThat(promotion.actions())
                .containsExactly(new Action.Shipping(Set.of(), Off.EVERYTHING, null, null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | id | must not be null",
                "{'id':'x','name':'n'} | id | must be a UUID",
                "{@,'nam':'n'} | nam | is not a known field",
                "{@,'condition':{'type':'all','all':[{'type':'channel','channels':['web']},"
                        + "{'type':'total','min':{'amount':'ten','currency':'EUR'}}]}}"
                        + " | condition.all[1].min.amount | must be a number such as 12.34, not"
                        + " negative",
                "{@,'condition':{'type':'all','all':[{'type':'coupon','code':'x'}]}}"
                        + " | condition.all[0].code | is not a known field",
                "{@,'actions':[{'type':'rebate'}]} | actions[0].type | must be one of goods, pick,"
                        + " tiers, buyGet, set, shipping, gift, catalogue",
                "{@,'actions':[{'off':{'percent':'5'}}]} | actions[0].type | must be one of goods,"
                        + " pick, tiers, buyGet, set, shipping, gift, catalogue",
                "{@,'actions':[{'type':'goods','off':{'percent':'5','price':"
                        + "{'amount':'1','currency':'EUR'}}}]} | actions[0].off.percent"
                        + " | or amount or price must be there, one of them",
                "{@,'actions':[{'type':'goods','off':{'percent':'5%'}}]}"
                        + " | actions[0].off.percent | must be a percentage such as 12.5",
                "{@,'actions':[{'type':'goods','off':{'percent':5}}]}"
                        + " | actions[0].off.percent | must be a percentage as text such as \"12.5\"",
                "{@,'actions':[{'type':'goods','off':{'amount':[{'amount':'5','currency':'EUR'},"
                        + "{'amount':'5.001','currency':'USD'}]}}]}"
                        + " | actions[0].off.amount[1].amount | must be in coins of USD",
                "{@,'actions':[{'type':'goods','off':{'amount':{'amount':'5','currency':'XYZ'}}}]}"
                        + " | actions[0].off.amount.currency | must be a currency code such as USD",
                "{@,'actions':[{'type':'pick','which':'BEST','off':{'percent':'5'}}]}"
                        + " | actions[0].which | must be one of CHEAPEST, DEAREST",
                "{@,'actions':[{'type':'gift'}]} | actions[0].sku | must not be null",
                "{@,'priority':1.5} | priority | must be a whole number",
                "{@,'priority':'1'} | priority | must be a whole number",
                "{@,'actions':[{'type':'goods'}]} | actions[0].off | must not be null",
                "{@,'actions':[{'type':'pick'}]} | actions[0].off | must not be null",
                "{@,'actions':[{'type':'tiers','steps':[]}]} | actions[0].by | must not be null",
                "{@,'actions':[{'type':'tiers','by':'CART_TOTAL','steps':[{'units':1}]}]}"
                        + " | actions[0].steps[0].off | must not be null",
                "{@,'actions':[{'type':'set','parts':[{}]}]} | actions[0].off | must not be null",
                "{@,'actions':[{'type':'catalogue'}]} | actions[0].off | must not be null",
                "{@,'actions':[null]} | actions[0] | must not be null",
                "{@,'condition':{'type':'not'}} | condition.not | must not be null",
                "{@,'condition':{'type':'all','all':[null]}} | condition.all[0] | must not be null",
                "{@,'condition':{'type':'group','groups':[null]}}"
                        + " | condition.groups | must not contain null",
                "{@,'actions':[{'type':'shipping','methods':['dhl',null]}]}"
                        + " | actions[0].methods | must not contain null",
                "{@,'actions':[{'type':'set','parts':[{'goods':{'attributes':{'size':[null]}}}]}]}"
                        + " | actions[0].parts[0].goods.attributes.size | must not contain null",
                "{@,'stacking':{'combinesWith':[null]}}"
                        + " | stacking.combinesWith | must not contain null",
                "{@,'channels':[null]} | channels | must not contain null",
                "{@,'texts':{'en':null}} | texts.en | must not be null",
                "{@,'actions':[{'type':'goods','off':{'amount':[null]}}]}"
                        + " | actions[0].off.amount[0] | must not be null",
                "{@,'actions':[{'type':'goods','off':{'amount':{'currency':'EUR'}}}]}"
                        + " | actions[0].off.amount.amount | must not be null",
                "{@,'actions':[{'type':'goods','off':{'amount':{'amount':'5'}}}]}"
                        + " | actions[0].off.amount.currency | must not be null",
                "{@,'actions':[{'type':'goods','off':{'amount':[{'amount':'5','currency':'USD'},"
                        + "{'amount':'5','currency':'USD'}]}}]}"
                        + " | actions[0].off.amount[1].currency | must be there only once",
                "[] | promotion | must be an object",
                "{ | promotion | is not readable"
            })
    void a_fault_is_refused_with_its_path(String json, String path, String message) {
        var text = json.replace("@", ID).replace('\'', '"');

        assertThatThrownBy(() -> PromotionJson.read(text))
                .isInstanceOfSatisfying(
                        InvalidField.class, e -> assertThat(e.field()).isEqualTo(path))
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'actions':[] | actions | must be 1 to 20",
                "'actions':[{'type':'shipping'},{'type':'catalogue','off':{'percent':'5'}}]"
                        + " | actions | of type catalogue must be the only ones of their promotion",
                "'actions':[{'type':'shipping','off':{'percent':'100.1'}}]"
                        + " | actions[0].off.percent | must be at most 100",
                "'actions':[{'type':'buyGet','buyUnits':0,'getUnits':1}]"
                        + " | actions[0].buyUnits | must be 1 to 1000000",
                "'currencies':['EUR'],'actions':[{'type':'goods','off':{'amount':"
                        + "{'amount':'5','currency':'USD'}}}]"
                        + " | actions[0].off.amount | must have an amount in EUR",
                "'actions':[{'type':'shipping'}],'validity':{'from':'2026-01-02T00:00:00Z',"
                        + "'until':'2026-01-02T00:00:00Z'} | validity.until | must be after from",
                "'actions':[{'type':'shipping'}],'condition':{'type':'not','not':"
                        + "{'type':'quantity','min':3,'max':2}}"
                        + " | condition.not.max | must not be less than min",
                "'actions':[{'type':'shipping'}],'condition':{'type':'any','any':[]}"
                        + " | condition.any | must not be empty",
                "'actions':[{'type':'shipping'}],'condition':{'type':'total'}"
                        + " | condition.min | or max must be there",
                "'actions':[{'type':'tiers','by':'LINE_QUANTITY','steps':[{'total':"
                        + "{'amount':'5','currency':'USD'},'off':{'percent':'5'}}]}]"
                        + " | actions[0].steps[0].units | must not be null",
                "'actions':[{'type':'goods','withShipping':true,'off':{'percent':'5'}}]"
                        + " | actions[0].per | must be TOTAL where the deliveries take their part"
            })
    void what_can_be_read_and_never_apply_is_found(String more, String path, String message) {
        assertThat(read("," + more.replace('\'', '"')).check()).contains(new Fault(path, message));
    }

    @Test
    void depth_and_size_are_limited() {
        var deep = "{\"type\":\"not\",\"not\":".repeat(8) + "{\"type\":\"coupon\"}" + "}".repeat(8);
        var wide =
                "{\"type\":\"all\",\"all\":["
                        + String.join(",", Collections.nCopies(100, "{\"type\":\"coupon\"}"))
                        + "]}";

        assertThat(faults(deep))
                .containsExactly(
                        new Fault("condition" + ".not".repeat(8), "must be at most 8 deep"));
        assertThat(faults(wide))
                .containsExactly(new Fault("condition", "must have at most 100 conditions"));
        assertThatThrownBy(
                        () -> read(",\"condition\":" + "{\"type\":\"not\",\"not\":".repeat(5000)))
                .isInstanceOf(InvalidField.class);
        assertThatThrownBy(() -> read(" ".repeat(PromotionJson.LONGEST)))
                .isInstanceOf(InvalidField.class);
    }

    private static List<Fault> faults(String condition) {
        return read(",\"actions\":[{\"type\":\"shipping\"}],\"condition\":" + condition).check();
    }
}
