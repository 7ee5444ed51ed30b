package dev.cartwright.staff;

import dev.cartwright.kernel.Text;
import dev.cartwright.platform.Area;
import dev.cartwright.platform.ForStaff;
import dev.cartwright.platform.Permission;
import dev.cartwright.platform.Scope.Dimension;
import dev.cartwright.staff.RoleTable.Wanted;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What people may do, for staff. */
@RestController
@ForStaff(Area.STAFF)
@RequestMapping("/api/admin/roles")
class RoleEndpoint {

    private static final int NAME = 100;
    private static final int DESCRIPTION = 500;

    private final Roles roles;
    private final RoleTable table;

    RoleEndpoint(Roles roles, RoleTable table) {
        this.roles = roles;
        this.table = table;
    }

    /**
     * @param permissions such as {@code orders:read}; none that who asks does not have
     */
    record RoleRequest(
            @NotBlank String name,
            @Nullable String description,
            @NotEmpty Set<@NotNull String> permissions) {

        Wanted wanted() {
            return RoleEndpoint.wanted(name, description, permissions);
        }
    }

    /** Throws {@link dev.cartwright.kernel.InvalidField} where a field is none. */
    static Wanted wanted(
            @Nullable String name, @Nullable String description, Collection<String> permissions) {
        return new Wanted(
                Text.required("name", name, NAME),
                Objects.requireNonNullElse(
                        Text.optional("description", description, DESCRIPTION), ""),
                permissions.stream().map(Permission::parse).collect(Collectors.toSet()));
    }

    /** By name. */
    @GetMapping
    @ForStaff(
            value = Area.STAFF,
            honours = {Dimension.CHANNEL, Dimension.LOCATION})
    List<Role> list() {
        return table.all();
    }

    @GetMapping("/{id}")
    @ForStaff(
            value = Area.STAFF,
            honours = {Dimension.CHANNEL, Dimension.LOCATION})
    Role get(@PathVariable UUID id) {
        return roles.get(id);
    }

    @PostMapping
    ResponseEntity<Role> make(@Valid @RequestBody RoleRequest wanted) {
        var made = roles.make(wanted.wanted());
        return ResponseEntity.created(URI.create("/api/admin/roles/" + made.id())).body(made);
    }

    /** Counts from the next request on of whoever has it. */
    @PutMapping("/{id}")
    Role change(@PathVariable UUID id, @Valid @RequestBody RoleRequest wanted) {
        return roles.change(id, wanted.wanted());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable UUID id) {
        roles.delete(id);
    }
}
