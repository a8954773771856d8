package org.lockfast.exhibit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.lockfast.officer.Permission;
import org.lockfast.officer.Role;
import org.lockfast.rules.RuleBook;
import org.lockfast.rules.Rules;

/** Lists that the program itself knows as types say the same in both places. */
class ListsAgreeWithTheProgramTest {
    private static final Rules RULES = RuleBook.shipped().on(LocalDate.of(2026, 3, 14));

    private static <E extends Enum<E>> Set<String> names(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.toSet());
    }

    @Test
    void rolesAllowWhatTheListSays() {
        assertThat(RULES.roles().codes()).isEqualTo(names(Role.class));
        assertThat(RULES.permissions().codes()).isEqualTo(names(Permission.class));
        for (Role role : Role.values()) {
            Set<String> granted =
                    Arrays.stream(Permission.values())
                            .filter(role::grants)
                            .map(Enum::name)
                            .collect(Collectors.toSet());
            assertThat(RULES.roles().get(role.name()).permissions())
                    .as(role.name())
                    .isEqualTo(granted);
        }
    }

    @Test
    void kindsOfPropertyAreThoseOfTheList() {
        assertThat(RULES.propertyKinds().codes()).isEqualTo(names(PropertyKind.class));
    }
}
