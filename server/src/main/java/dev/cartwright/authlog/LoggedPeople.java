package dev.cartwright.authlog;

import dev.cartwright.authlog.AuthLogQuery.Logged;
import dev.cartwright.platform.PersonalData;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the log knows of a person; forgotten, it still says that something happened, and when. */
@Component
class LoggedPeople implements PersonalData {

    private final AuthLogTable table;
    private final AuthLogQuery query;

    LoggedPeople(AuthLogTable table, AuthLogQuery query) {
        this.table = table;
        this.query = query;
    }

    @Override
    public String name() {
        return "auth-logs";
    }

    @Override
    public List<Map<String, Object>> about(Person person) {
        return query.all(person).stream().map(LoggedPeople::facts).toList();
    }

    @Override
    public int forget(Person person) {
        return table.forget(person);
    }

    private static Map<String, Object> facts(Logged logged) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("at", logged.event().getAt());
        facts.put("kind", logged.kind());
        facts.put("result", logged.result());
        put(facts, "reason", logged.reason());
        put(facts, "email", logged.person().getEmail());
        put(facts, "address", logged.person().getAddress());
        put(facts, "network", logged.person().getNetwork());
        put(facts, "agent", logged.person().getAgent());
        return facts;
    }

    private static void put(Map<String, Object> facts, String name, @Nullable Object fact) {
        if (fact != null) {
            facts.put(name, fact);
        }
    }
}
