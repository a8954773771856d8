package org.lockfast.continuity;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.lockfast.exhibit.ExhibitEvent;
import org.lockfast.exhibit.Exhibits;
import org.lockfast.exhibit.Restriction;
import org.lockfast.exhibit.WhoMayLook;
import org.lockfast.journal.DomainEvent;
import org.lockfast.journal.Vouch;
import org.lockfast.ledger.Hash;
import org.lockfast.officer.Officers;

/**
 * What a copy's branch says of a restricted case is counted, whatever stands here of the exhibit.
 */
class BranchesAsSeenTest {
    private static final UUID RESTRICTED = new UUID(7, 1);
    private static final UUID OPEN = new UUID(7, 2);
    private static final UUID EXHIBIT = new UUID(7, 3);

    private static Happening said(int n, UUID subject, DomainEvent event) {
        return new Happening(
                Hash.sha256(new byte[] {(byte) n}),
                n,
                subject,
                "test/1",
                event,
                null,
                Instant.EPOCH,
                null,
                null,
                Vouch.PASSWORD,
                null,
                null,
                "d-0000000000000001",
                0,
                n,
                List.of(),
                "test",
                Set.of());
    }

    @Test
    void anEntryIntoARestrictedCaseIsCountedAndNotShown() {
        Happening into = said(0, EXHIBIT, new ExhibitEvent.BecameExhibit(RESTRICTED, "JSM/1"));
        Happening about = said(1, RESTRICTED, new ExhibitEvent.Noted("of the case itself"));
        Happening open = said(2, EXHIBIT, new ExhibitEvent.BecameExhibit(OPEN, "JSM/1"));
        Branches all =
                _ ->
                        List.of(
                                new Branches.Side(
                                        Branches.Kind.GOES_ON,
                                        List.of(into, about, open),
                                        4,
                                        true,
                                        0));
        Conflict fork =
                Conflict.ofDevice(
                        Conflict.Kind.FORK,
                        "d-0000000000000001",
                        List.of(into.eid()),
                        Hash.ZERO,
                        Instant.EPOCH,
                        2);
        assertThat(new BranchesAsSeen(all, exhibits(), who(List.of(restricted()))).of(fork))
                .singleElement()
                .satisfies(side -> {
                    assertThat(side.entries()).containsExactly(open);
                    assertThat(side.withheld()).isEqualTo(2);
                    assertThat(side.more()).isEqualTo(4);
                });
        assertThat(new BranchesAsSeen(all, exhibits(), who(List.of())).of(fork))
                .singleElement()
                .satisfies(side -> assertThat(side.entries()).hasSize(3));
    }

    private static Restriction restricted() {
        return new Restriction(
                Hash.ZERO,
                RESTRICTED,
                new UUID(1, 1),
                Instant.EPOCH,
                Set.of(),
                Set.of(),
                "an officer is concerned");
    }

    private static WhoMayLook who(List<Restriction> standing) {
        return new WhoMayLook(() -> standing, none(Officers.class), () -> null, _ -> {});
    }

    private static Exhibits exhibits() {
        return none(Exhibits.class);
    }

    /** Knows of nothing. */
    private static <T> T none(Class<T> port) {
        return port.cast(
                Proxy.newProxyInstance(
                        port.getClassLoader(),
                        new Class<?>[] {port},
                        (_, method, _) -> {
                            if (method.getReturnType() == Optional.class) {
                                return Optional.empty();
                            }
                            throw new UnsupportedOperationException(method.getName());
                        }));
    }
}
