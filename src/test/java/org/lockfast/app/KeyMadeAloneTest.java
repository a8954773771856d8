package org.lockfast.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.continuity.Conflict;
import org.lockfast.journal.JournalWalk;
import org.lockfast.ledger.Ed25519Key;
import org.lockfast.ledger.Entries;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;
import org.lockfast.ledger.Jcs;
import org.lockfast.officer.Officer;
import org.lockfast.officer.Role;
import org.lockfast.sync.SyncMemory;
import org.lockfast.sync.Wire;
import org.lockfast.sync.Wires;
import org.lockfast.sync.wire.ChainHeader;
import org.lockfast.sync.wire.EntriesBody;
import tools.jackson.databind.node.ObjectNode;

/** Whoever has a device's keys makes officers' keys as well, as if a sheet had been used there. */
class KeyMadeAloneTest {
    @TempDir Path folder;

    @Test
    void suchAKeyEndsNoOfficersOwnAtThatDeviceAndIsTold() throws Exception {
        try (ServedForce force = ServedForce.in(folder);
                ServedDevice one = force.device("SCN-07");
                ServedDevice two = force.device("SCN-08")) {
            one.record(2);
            one.sync();
            UUID founder = one.session().officer().id();
            Entry forged = pushed(one, founder);
            one.sync();
            one.record(3);
            one.sync();
            two.sync();
            one.store().journal().settle();
            two.store().journal().settle();
            assertThat(entries(one)).extracting(Entry::eid).contains(forged.eid());
            assertThat(one.store().conflicts().open())
                    .singleElement()
                    .satisfies(told -> {
                        assertThat(told.kind()).isEqualTo(Conflict.Kind.REVOKED);
                        assertThat(told.subject()).isEqualTo(founder.toString());
                        assertThat(told.eids()).containsExactly(forged.eid());
                    });
            assertThat(two.store().conflicts().open()).isEmpty();
            one.shut();
            one.addOfficer("2002", "B Two", "another harbour lantern 42", Role.PROPERTY_OFFICER);
            one.sync();
            two.sync();
            for (ServedDevice device : List.of(one, two)) {
                assertThat(device.store().officers().all())
                        .extracting(Officer::collar)
                        .contains("2002");
            }
            assertThat(one.verified().ok()).as(one.verified().json()).isTrue();
        }
    }

    /** An entry that the device never made, signed with its keys and a key of whoever has them. */
    private static Entry pushed(ServedDevice device, UUID officer) throws Exception {
        String id = device.store().device().device();
        Entry last =
                entries(device).stream()
                        .filter(entry -> entry.device().equals(id))
                        .reduce((before, after) -> after)
                        .orElseThrow();
        Ed25519Key mine = Ed25519Key.of(officer + "/7", Hash.sha256(new byte[] {4}).bytes());
        String text = new String(last.bytes(), StandardCharsets.UTF_8).split("\n", 3)[1];
        ObjectNode line = (ObjectNode) Jcs.parse(text.getBytes(StandardCharsets.UTF_8));
        line.put("type", "officer.rekeyed/1").put("seq", last.seq() + 1);
        line.put("prev", last.eid().base64()).put("id", UUID.randomUUID().toString());
        line.put("subj", officer.toString()).putArray("par");
        line.remove(List.of("with", "sig", "att"));
        line.putObject("act")
                .put("id", officer.toString())
                .put("role", "ADMINISTRATOR")
                .putObject("auth")
                .put("m", "pwd");
        line.putObject("body")
                .put("vkey", mine.key().vkey())
                .put("seal", "c2VhbA==")
                .put("reason", "x");
        Entry forged =
                Entries.sign(line, List.of(device.store().device().signer(last.epoch()), mine));
        SyncMemory memory = device.store().server().orElseThrow();
        try (Wire wire = Wires.HTTPS.to(memory.server(), memory.ca(), device.store().device())) {
            ChainHeader from = new ChainHeader(id, forged.epoch(), forged.seq());
            EntriesBody body = EntriesBody.of(List.of(forged.bytes()), List.of());
            assertThat(wire.push(from, body).accepted()).isEqualTo(1);
        }
        return forged;
    }

    private static List<Entry> entries(ServedDevice device) {
        List<Entry> all = new ArrayList<>();
        JournalWalk walk = device.store().journal().walk(0);
        for (List<JournalWalk.Kept> some = walk.next(); !some.isEmpty(); some = walk.next()) {
            some.forEach(kept -> all.add(kept.entry()));
        }
        return all;
    }
}
