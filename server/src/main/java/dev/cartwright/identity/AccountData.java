package dev.cartwright.identity;

import dev.cartwright.authlog.AuthEvent.Kind;
import dev.cartwright.identity.User.Status;
import dev.cartwright.kernel.CustomerId;
import dev.cartwright.kernel.EmailAddress;
import dev.cartwright.links.Links;
import dev.cartwright.passkeys.Passkeys;
import dev.cartwright.platform.PersonalData;
import dev.cartwright.sessions.End;
import dev.cartwright.sessions.Sessions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What accounts keep about people. */
@Component
class AccountData implements PersonalData {

    private final UserTable users;
    private final Profiles profiles;
    private final Sessions sessions;
    private final Links links;
    private final AskedMails asked;
    private final Passkeys passkeys;
    private final Journal journal;

    AccountData(
            UserTable users,
            Profiles profiles,
            Sessions sessions,
            Links links,
            AskedMails asked,
            Passkeys passkeys,
            Journal journal) {
        this.users = users;
        this.profiles = profiles;
        this.sessions = sessions;
        this.links = links;
        this.asked = asked;
        this.passkeys = passkeys;
        this.journal = journal;
    }

    @Override
    public String name() {
        return "account";
    }

    @Override
    public List<Map<String, Object>> about(Person person) {
        return of(person).map(this::facts).map(List::of).orElse(List.of());
    }

    private Map<String, Object> facts(User user) {
        var shown = profiles.of(user);
        var facts = new LinkedHashMap<String, Object>();
        facts.put("email", user.email().value());
        facts.put("name", shown.name());
        facts.put("locale", shown.locale().toLanguageTag());
        facts.put("sessions", sessions.all(user.id()));
        facts.put("passkeys", passkeys.of(user.id()));
        if (user.asked() != null) {
            facts.put("registeredFrom", user.asked().network());
        }
        return facts;
    }

    @Override
    public int forget(Person person) {
        return of(person)
                .flatMap(user -> users.lockIfKept(user.id()))
                .filter(user -> !user.is(Status.ERASED))
                .map(this::forget)
                .orElse(0);
    }

    @Override
    public Set<UUID> accounts(CustomerId id, EmailAddress email) {
        return of(id, email).map(user -> Set.of(user.id())).orElse(Set.of());
    }

    private Optional<User> of(Person person) {
        return of(person.id(), person.email());
    }

    /** Also an account that waits: it is nobody's yet, but the address says whose it would be. */
    private Optional<User> of(CustomerId id, EmailAddress email) {
        return users.find(id).or(() -> users.find(email));
    }

    private int forget(User user) {
        journal.succeeded(Kind.ERASED, user);
        sessions.endAll(user.id(), null, End.ERASED);
        links.forget(user.id());
        asked.forget(user.email());
        passkeys.removeAll(user.id());
        users.erase(user.id());
        return 1 + sessions.wipe(user.id());
    }
}
