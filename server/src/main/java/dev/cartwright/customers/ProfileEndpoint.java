package dev.cartwright.customers;

import dev.cartwright.customers.CustomerTable.Change;
import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.InvalidField;
import dev.cartwright.kernel.Text;
import dev.cartwright.platform.Actor;
import dev.cartwright.platform.IfMatch;
import dev.cartwright.platform.OpenTo;
import dev.cartwright.platform.OpenTo.Audience;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** People about themselves. */
@RestController
@OpenTo(Audience.CUSTOMERS)
@RequestMapping("/api/customer")
class ProfileEndpoint {

    private final CustomerTable table;
    private final PersonalFile file;

    ProfileEndpoint(CustomerTable table, PersonalFile file) {
        this.table = table;
        this.file = file;
    }

    /** What is left out stays; an empty phone or locale is removed. */
    record ProfileChange(@Nullable String name, @Nullable String phone, @Nullable String locale) {

        private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 ()./-]{3,30}");

        ProfileChange {
            name = name == null ? null : Text.required("name", name, 200);
            phone = phone == null ? null : orEmpty(Text.optional("phone", phone, 32));
            if (phone != null && !phone.isEmpty() && !PHONE.matcher(phone).matches()) {
                throw new InvalidField("phone", "must be a number such as +1 555 0100");
            }
            locale = locale == null ? null : ShownLocale.orEmpty("locale", locale);
        }

        private static String orEmpty(@Nullable String text) {
            return text == null ? "" : text;
        }
    }

    @GetMapping
    ResponseEntity<CustomerProfile> profile() {
        return answer(profile(Actor.current().requireCustomer()));
    }

    @PatchMapping
    ResponseEntity<CustomerProfile> change(
            @RequestBody ProfileChange wanted,
            @RequestHeader(name = IfMatch.HEADER, required = false) @Nullable IfMatch version) {
        var id = Actor.current().requireCustomer();
        var change = new Change(wanted.name(), wanted.phone(), wanted.locale());
        return answer(
                table.change(id, IfMatch.of(version), change)
                        .orElseThrow(
                                () -> CustomerProblem.changedMeanwhile(profile(id).version())));
    }

    /** Everything that the shop keeps about who asks, by the name of what keeps it. */
    @GetMapping("/data")
    Map<String, List<Map<String, Object>>> data() {
        return file.about(profile(Actor.current().requireCustomer()));
    }

    private CustomerProfile profile(CustomerId id) {
        return table.find(id)
                .filter(found -> found.erasedAt() == null)
                .orElseThrow(CustomerProblem::unknownCustomer);
    }

    private static ResponseEntity<CustomerProfile> answer(CustomerProfile profile) {
        return ResponseEntity.ok().eTag("\"" + profile.version() + "\"").body(profile);
    }
}
