package dev.cartwright.staff;

import static dev.cartwright.staff.StaffPages.WRITING;
import static dev.cartwright.staff.StaffPages.back;
import static dev.cartwright.staff.StaffPages.detail;
import static dev.cartwright.staff.StaffPages.page;
import static dev.cartwright.staff.StaffPages.wrong;

import dev.cartwright.kernel.InvalidField;
import dev.cartwright.platform.Area;
import dev.cartwright.platform.ForStaff;
import dev.cartwright.platform.Grants;
import dev.cartwright.platform.Permission;
import dev.cartwright.platform.Scope.Dimension;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What people may do, at the console. */
@Controller
@ForStaff(Area.STAFF)
@RequestMapping(RolePages.URL)
class RolePages {

    static final String URL = "/console/roles";

    private final Roles roles;
    private final RoleTable table;

    RolePages(Roles roles, RoleTable table) {
        this.roles = roles;
        this.table = table;
    }

    @GetMapping
    @ForStaff(
            value = Area.STAFF,
            honours = {Dimension.CHANNEL, Dimension.LOCATION})
    ModelAndView list() {
        return rolePage("roles").addObject("roles", table.all());
    }

    /** A role is everybody's, wherever they are: who is limited changes none. */
    private static ModelAndView rolePage(String name) {
        var mayWrite = Grants.CURRENT.orElse(Grants.NONE).everywhere().contains(WRITING);
        return page(name).addObject("mayWrite", mayWrite);
    }

    @GetMapping("/new")
    ModelAndView form() {
        return form(null, "", "", Set.of());
    }

    @GetMapping("/{id}")
    @ForStaff(
            value = Area.STAFF,
            honours = {Dimension.CHANNEL, Dimension.LOCATION})
    ModelAndView role(@PathVariable UUID id) {
        var role = roles.get(id);
        return form(role, role.name(), role.description(), Set.copyOf(role.permissions()));
    }

    private static ModelAndView form(
            @Nullable Role role, String name, String description, Set<String> permissions) {
        return rolePage("role")
                .addObject("role", role)
                .addObject("heading", role == null ? "New role" : role.name())
                .addObject("name", name)
                .addObject("description", description)
                .addObject("chosen", permissions)
                .addObject("permissions", Permission.all());
    }

    @PostMapping
    ModelAndView make(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String description,
            @RequestParam(defaultValue = "") Set<String> permissions) {
        return save(null, name, description, permissions);
    }

    @PostMapping("/{id}")
    ModelAndView change(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String description,
            @RequestParam(defaultValue = "") Set<String> permissions) {
        return save(roles.get(id), name, description, permissions);
    }

    private ModelAndView save(
            @Nullable Role role, String name, String description, Set<String> permissions) {
        try {
            if (permissions.isEmpty()) {
                throw new InvalidField("permissions", "must be at least one");
            }
            var wanted = RoleEndpoint.wanted(name, description, permissions);
            if (role == null) {
                roles.make(wanted);
            } else {
                roles.change(role.id(), wanted);
            }
            return back(URL);
        } catch (InvalidField e) {
            return wrong(form(role, name, description, permissions), e.field(), e.getMessage());
        } catch (StaffProblem e) {
            return wrong(form(role, name, description, permissions), "name", detail(e));
        }
    }

    @PostMapping("/{id}/removal")
    ModelAndView delete(@PathVariable UUID id) {
        try {
            roles.delete(id);
            return back(URL);
        } catch (StaffProblem e) {
            return wrong(role(id), "removal", detail(e));
        }
    }
}
