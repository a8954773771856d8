package org.lockfast.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockfast.keys.KeyChangeRule.Change;
import static org.lockfast.keys.Sample.ODE;
import static org.lockfast.keys.Sample.OSEI;
import static org.lockfast.keys.Sample.RAMAN;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One administrator acts alone; two act together. */
class KeyChangeRuleTest {
    private static final Map<String, UUID> WHO = Map.of("ode", ODE, "raman", RAMAN, "osei", OSEI);

    @ParameterizedTest
    @CsvSource({
        "ADD_OFFICER, ode, ode, , osei, ",
        "ADD_OFFICER, ode, raman, , osei, NOT_ADMINISTRATOR",
        "ADD_OFFICER, ode raman, ode, , osei, SECOND_NEEDED",
        "ADD_OFFICER, ode raman, ode, ode, osei, SECOND_IS_FIRST",
        "ADD_OFFICER, ode raman, ode, osei, osei, SECOND_NOT_ADMINISTRATOR",
        "ADD_OFFICER, ode raman, ode, raman, osei, ",
        "ADD_OFFICER, ode raman, osei, raman, osei, NOT_ADMINISTRATOR",
        "RETIRE_OFFICER, ode, ode, , ode, LAST_ADMINISTRATOR",
        "RETIRE_OFFICER, ode, ode, , osei, ",
        "RETIRE_OFFICER, ode raman, ode, raman, ode, ",
        "REPLACE_KEYS, ode, ode, , ode, ",
        "ADD_RECOVERY_SHEET, ode raman, raman, ode, , ",
        "ADD_RECOVERY_SHEET, ode raman, raman, , , SECOND_NEEDED",
        "REVOKE_KEY, ode, ode, osei, , "
    })
    void table(
            Change change,
            String administrators,
            String acting,
            @Nullable String second,
            @Nullable String subject,
            KeyringRefusal.@Nullable Reason refused) {
        Set<UUID> all = new java.util.HashSet<>();
        for (String name : administrators.split(" ")) {
            all.add(who(name));
        }
        Optional<KeyringRefusal> found =
                KeyChangeRule.check(
                        change,
                        all,
                        who(acting),
                        second == null ? null : who(second),
                        subject == null ? null : who(subject));
        assertThat(found.map(KeyringRefusal::reason)).isEqualTo(Optional.ofNullable(refused));
    }

    private static UUID who(String name) {
        return java.util.Objects.requireNonNull(WHO.get(name));
    }

    @Test
    void theLastAdministratorKeepsTheRole() {
        assertThat(KeyChangeRule.checkLoss(Set.of(ODE), ODE)).isPresent();
        assertThat(KeyChangeRule.checkLoss(Set.of(ODE), RAMAN)).isEmpty();
        assertThat(KeyChangeRule.checkLoss(Set.of(ODE, RAMAN), ODE)).isEmpty();
    }
}
