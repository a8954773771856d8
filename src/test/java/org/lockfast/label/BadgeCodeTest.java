package org.lockfast.label;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.lockfast.officer.Officer;

class BadgeCodeTest {
    private static final UUID ID = UUID.fromString("019ecf71-c400-7b41-9a73-ff3f15920baa");

    /** What officers carry must be read by every later version. */
    @Test
    void theCodeOfABadgeIsTheSameForEver() {
        assertThat(BadgeCode.of(ID).grouped()).isEqualTo("PBKS KCC4 8ZS3 0VTC");
    }

    @Test
    void anOfficerIsFoundByTheBadgeWhileAtWork() {
        Officer jo = officer(ID, true);
        Officer other = officer(new UUID(1, 2), true);
        String code = BadgeCode.of(ID).grouped();
        assertThat(BadgeCode.find(code, List.of(other, jo))).contains(jo);
        assertThat(BadgeCode.find(code.toLowerCase(Locale.ROOT), List.of(jo))).contains(jo);
        assertThat(BadgeCode.find(code, List.of(other))).isEmpty();
        assertThat(BadgeCode.find(code, List.of(officer(ID, false)))).isEmpty();
        assertThat(BadgeCode.find("1187", List.of(jo))).isEmpty();
    }

    private static Officer officer(UUID id, boolean active) {
        return new Officer(id, "1187", "Jo Smith", Set.of(), active);
    }
}
