package org.lockfast.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.continuity.Conflict;
import org.lockfast.journal.Incoming;
import org.lockfast.journal.JournalWalk;
import org.lockfast.journal.Received;
import org.lockfast.keys.Password;
import org.lockfast.keys.RecoverySheet;
import org.lockfast.ledger.Ed25519Key;
import org.lockfast.ledger.Entries;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;
import org.lockfast.ledger.Jcs;
import org.lockfast.officer.Officer;
import org.lockfast.officer.Role;
import tools.jackson.databind.node.ObjectNode;

/** Whoever has a device's keys and reads the name of its recovery sheet, and has not the sheet. */
class SheetProofTest {
    private static final int MANY = 25;

    @TempDir Path folder;

    /** The sheet is used after another pretended to use it, and made as many keys as they liked. */
    @Test
    void onlyWhoHasTheSheetComesBackByIt() throws Exception {
        try (ServedForce force = ServedForce.in(folder);
                ServedDevice one = force.device("SCN-07")) {
            one.record(2);
            UUID founder = one.session().officer().id();
            RecoverySheet sheet =
                    ServedForce.value(
                            one.store().keepingOfficers().recoverySheet(one.session(), null));
            String name = newest(one, "recovery.made").body().path("recovery").asString("");
            assertThat(name).isNotEmpty();
            one.sync();
            for (int i = 0; i < MANY; i++) {
                assertThat(receive(one, rekeyed(one, founder, i)).answer())
                        .isEqualTo(Received.Answer.ADDED);
            }
            Received pretended = receive(one, used(one, founder, MANY - 1, name));
            assertThat(pretended.answer()).isNotEqualTo(Received.Answer.ADDED);
            assertThat(pretended.why()).contains("no recovery sheet was used for it");
            assertThat(works(one.store(), one.session(), "before", "2002")).isTrue();
            assertThat(one.store().conflicts().open())
                    .extracting(Conflict::kind, Conflict::subject)
                    .containsExactly(
                            org.assertj.core.api.Assertions.tuple(
                                    Conflict.Kind.REVOKED, founder.toString()));
            one.shut();
            try (Password next = Password.of("copper meadow violin 77")) {
                ServedForce.value(
                        new RecoveringStore(one.directory(), one.surroundings())
                                .recover(sheet, ServedForce.COLLAR, next));
                StoreOpening.SignedIn in =
                        ServedForce.value(
                                new StoreOpening(one.directory(), one.surroundings())
                                        .open(ServedForce.COLLAR, next));
                try (OpenStore store = in.store()) {
                    assertThat(works(store, in.session(), "after", "2003")).isTrue();
                } finally {
                    in.identity().close();
                }
                var report =
                        new StoreVerification(one.directory(), one.surroundings())
                                .run(ServedForce.COLLAR, next, null, (done, of) -> {});
                assertThat(report.ok()).as(report.json()).isTrue();
            }
        }
    }

    /** Whether what the founder records counts, changes of officers among it. */
    private static boolean works(
            OpenStore store, org.lockfast.officer.Session by, String what, String collar) {
        int before = store.cases().recent(100).size();
        ServedForce.value(store.openingCases().open(by, what, "Burglary", List.of()));
        store.journal().settle();
        assertThat(store.cases().recent(100)).as(what).hasSize(before + 1);
        try (Password theirs = Password.of("violet harbour lantern 43")) {
            ServedForce.value(
                    store.keepingOfficers()
                            .add(by, null, collar, "B Two", Set.of(Role.PROPERTY_OFFICER), theirs));
        }
        return store.officers().all().stream().map(Officer::collar).anyMatch(collar::equals);
    }

    private static Received receive(ServedDevice at, Entry entry) {
        Received answer =
                at.store().journal().receive(List.of(new Incoming(entry, List.of()))).getFirst();
        at.store().journal().settle();
        return answer;
    }

    private static Ed25519Key made(UUID officer, int n) {
        return Ed25519Key.of(officer + "/1", Hash.sha256(new byte[] {4, (byte) n}).bytes());
    }

    private static Entry rekeyed(ServedDevice device, UUID officer, int n) {
        Ed25519Key mine = made(officer, n);
        ObjectNode line = line(device, officer, officer, "officer.rekeyed/1");
        line.putObject("body")
                .put("vkey", mine.key().vkey())
                .put("seal", "c2VhbA==")
                .put("reason", "x");
        return signed(device, line, mine);
    }

    private static Entry used(ServedDevice device, UUID officer, int n, String sheet) {
        ObjectNode line = line(device, officer, device.store().id(), "recovery.used/1");
        line.putObject("body").put("recovery", sheet).put("proof", "c2VhbA==");
        return signed(device, line, made(officer, n));
    }

    /** An entry that the device never made: the next in its chain. */
    private static ObjectNode line(ServedDevice device, UUID officer, UUID about, String type) {
        Entry last = newest(device, "");
        String text = new String(last.bytes(), StandardCharsets.UTF_8).split("\n", 3)[1];
        ObjectNode line = (ObjectNode) Jcs.parse(text.getBytes(StandardCharsets.UTF_8));
        line.put("type", type).put("seq", last.seq() + 1).put("prev", last.eid().base64());
        line.put("id", UUID.randomUUID().toString()).put("subj", about.toString());
        line.putArray("par");
        line.remove(List.of("with", "sig", "att"));
        line.putObject("act")
                .put("id", officer.toString())
                .put("role", "ADMINISTRATOR")
                .putObject("auth")
                .put("m", "pwd");
        return line;
    }

    private static Entry signed(ServedDevice device, ObjectNode line, Ed25519Key by) {
        String name = device.store().device().device() + "/" + line.get("epoch").asLong();
        return Entries.sign(line, List.of(device.store().device().signer(0).renamed(name), by));
    }

    private static Entry newest(ServedDevice device, String type) {
        String id = device.store().device().device();
        Entry newest = null;
        JournalWalk walk = device.store().journal().walk(0);
        for (List<JournalWalk.Kept> some = walk.next(); !some.isEmpty(); some = walk.next()) {
            for (JournalWalk.Kept kept : some) {
                boolean is =
                        kept.entry().device().equals(id)
                                && kept.entry().typeName().startsWith(type);
                newest = is ? kept.entry() : newest;
            }
        }
        return java.util.Objects.requireNonNull(newest);
    }
}
