package org.lockfast.records.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.lockfast.ledger.Checkpoint;
import org.lockfast.ledger.LogExport;
import org.lockfast.ledger.Note;
import org.lockfast.ledger.TilePath;
import org.lockfast.ledger.Tiles;
import org.lockfast.ledger.TlogProof;
import org.lockfast.ledger.WitnessPolicy;
import org.lockfast.log.LogRefusal;
import org.lockfast.log.Refusal;
import org.lockfast.log.ServerKeys;

/** Tiles, proofs and checkpoints. */
@ParameterizedClass
@EnumSource(OnCentralLog.Engine.class)
class ProvingTest extends OnCentralLog {
    @Test
    void everyTileIsByteForByteWhatAnExportOfTheSameEntriesHas() throws Exception {
        Device device = force.enrol(log, "Exampleton");
        device.work(1_300, new Random(1));
        Random random = new Random(2);
        List<Note> signed = new ArrayList<>();
        for (int at = 0; at < device.written.size(); ) {
            int to = Math.min(device.written.size(), at + 1 + random.nextInt(300));
            signed.add(taken(device, at, to).checkpoint());
            at = to;
        }
        Checked checked = new Checked(log);
        Path dir = tmp.resolve("export");
        try (ServerKeys keys = ServerKeys.read(force.keyFile)) {
            Note exported =
                    LogExport.write(
                            dir,
                            checked.entries.iterator(),
                            keys.logSigner(log.force().logKey().name()),
                            log.keys());
            assertThat(exported.toString()).isEqualTo(log.evidence(log.checkpoint()).toString());
        }
        long size = checked.checkpoint.size();
        for (TilePath tile : Tiles.grown(0, size)) {
            assertThat(log.tile(tile)).as(tile.path()).isPresent();
            assertThat(log.tile(tile).orElseThrow())
                    .as(tile.path())
                    .isEqualTo(Files.readAllBytes(dir.resolve(tile.path())));
        }
        assertThat(log.tile(new TilePath(0, size / 256, 256))).isEmpty();
        assertThat(log.tile(new TilePath(TilePath.ENTRIES, size / 256 + 1, 1))).isEmpty();
        assertThat(log.tile(new TilePath(0, 1, 100))).as("of an earlier tree").isPresent();
        for (Note note : signed) {
            Checkpoint earlier = Checkpoint.verify(note, log.force().logKey());
            assertThat(log.consistency(earlier.size()).proves(earlier, log.force().logKey()))
                    .isTrue();
            TlogProof proof = log.proof(checked.entries.get(3).eid(), earlier.size()).orElseThrow();
            assertThat(proof.checkpoint().toString()).isEqualTo(log.evidence(note).toString());
            assertThat(proof.proves(checked.entries.get(3).eid(), log.force().logKey())).isTrue();
        }
    }

    @Test
    void aStrangersProgramReadsTheCheckpointAndTheReceipt() throws Exception {
        Device device = force.enrol(log, "Exampleton");
        device.work(300, new Random(3));
        taken(device);
        long size = Strangers.size(log.checkpoint());
        Checked checked = new Checked(log);
        assertThat(size).isEqualTo(checked.checkpoint.size());
        for (int index : new int[] {0, 100, (int) checked.checkpoint.size() - 1}) {
            TlogProof proof = log.proof(checked.entries.get(index).eid(), null).orElseThrow();
            Strangers.includes(checked.entries.get(index), index, checked.checkpoint, proof.path());
        }
    }

    @Test
    void aLogNeverSignsBelowOrBesideWhatItsFileHas() throws Exception {
        Device device = force.enrol(log, "Exampleton");
        device.work(10, new Random(4));
        taken(device);
        Path file = force.keyFile.resolveSibling("keys.checkpoint");
        assertThat(Files.readString(file)).isEqualTo(log.checkpoint().toString());
        Checkpoint now = Checkpoint.of(log.checkpoint());
        byte[] other = now.root().bytes();
        other[0] ^= 1;
        try (ServerKeys keys = ServerKeys.read(force.keyFile)) {
            var signer = keys.logSigner(now.origin());
            Files.write(
                    file,
                    new Checkpoint(now.origin(), now.size(), org.lockfast.ledger.Hash.of(other))
                            .sign(signer)
                            .bytes());
            reopen();
            assertThat(log.state().broken()).isTrue();
            device.work(1, new Random(5));
            assertThat(refusal(device)).isEqualTo(Refusal.Reason.REFILLING);
            // nothing but a new origin helps
            Note fresh = log.succeed("The records were put back from another machine");
            assertThat(Checkpoint.of(fresh).origin()).isEqualTo(now.origin() + "2");
            assertThat(fresh.verifiedBy(log.force().logKey())).isTrue();
            taken(device);
            reopen();
            assertThat(log.state().open()).isTrue();
            assertThat(Checkpoint.of(log.checkpoint()).origin()).isEqualTo(now.origin() + "2");
            new Checked(log);
        }
    }

    @Test
    void aKnownWitnesssLinesAreKeptAndShownAndNobodyElses() throws Exception {
        Device device = force.enrol(log, "Exampleton");
        taken(device);
        Note signed = log.checkpoint();
        var witness = org.lockfast.ledger.Ed25519Key.of("witness.example", new byte[32]);
        var key = org.lockfast.ledger.WitnessKey.of("witness.example", witness.key().publicKey());
        Note cosigned = Strangers.cosigned(signed, key.vkey(), witness);
        assertThat(log.cosign(cosigned)).as("nobody knows that witness").isFalse();
        log.close();
        log = force.node(store, policy("witness w " + key.vkey() + "\nquorum w\n"));
        assertThat(log.cosign(cosigned)).isTrue();
        assertThat(log.cosign(cosigned)).isFalse();
        Note shown = log.checkpoint();
        assertThat(shown.text()).isEqualTo(signed.text());
        assertThat(key.cosigned(shown, shown.signatures().getLast())).isPresent();
        assertThat(shown.verifiedBy(log.force().logKey())).isTrue();
    }

    @Test
    void aWitnessMayHaveAKeyOfTheOtherKind() throws Exception {
        var ed25519 = org.lockfast.ledger.Ed25519Key.of("one.example", new byte[32]);
        var one = org.lockfast.ledger.WitnessKey.of("one.example", ed25519.key().publicKey());
        var pair = java.security.KeyPairGenerator.getInstance("ML-DSA-44").generateKeyPair();
        byte[] der = pair.getPublic().getEncoded();
        var two =
                org.lockfast.ledger.WitnessKey.lattice(
                        "two.example",
                        java.util.Arrays.copyOfRange(der, der.length - 1_312, der.length));
        log.close();
        log =
                force.node(
                        store,
                        policy(
                                ("witness a " + one.vkey() + "\nwitness b " + two.vkey())
                                        + "\ngroup both all a b\nquorum both\n"));
        Note signed = log.checkpoint();
        Note byOne = Strangers.cosigned(signed, one.vkey(), ed25519);
        assertThat(log.cosign(Strangers.cosigned(byOne, two.vkey(), pair.getPrivate()))).isTrue();
        assertThat(log.witnessed().map(Note::text)).contains(signed.text());
        assertThat(log.checkpoint().signatures()).as("the log and two witnesses").hasSize(3);
        assertThat(log.evidence(log.checkpoint()).signatures()).hasSize(4);
        assertThat(log.force().cosigner().signed(log.evidence(log.checkpoint()))).isTrue();
    }

    private static WitnessPolicy policy(String text) {
        return WitnessPolicy.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aWitnessMayCosignOneSizeForEverAndItsFirstWordCounts() throws Exception {
        var witness = org.lockfast.ledger.Ed25519Key.of("witness.example", new byte[32]);
        var key = org.lockfast.ledger.WitnessKey.of("witness.example", witness.key().publicKey());
        log.close();
        log = force.node(store, policy("witness w " + key.vkey() + "\nquorum w\n"));
        Note signed = log.checkpoint();
        for (int time = 0; time < 150; time++) { // more lines than any note may have
            Note again = Strangers.cosigned(signed, key.vkey(), witness, 1_780_000_000L + time);
            assertThat(log.cosign(again)).isEqualTo(time == 0);
        }
        assertThat(log.checkpoint().signatures()).hasSize(2);
        assertThat(key.cosigned(log.checkpoint(), log.checkpoint().signatures().getLast()))
                .contains(Instant.ofEpochSecond(1_780_000_000L));
    }

    @Test
    void theNewestCheckpointWithEnoughWitnessesIsFound() throws Exception {
        var one = org.lockfast.ledger.Ed25519Key.of("one.example", new byte[32]);
        byte[] seed = new byte[32];
        seed[0] = 1;
        var two = org.lockfast.ledger.Ed25519Key.of("two.example", seed);
        String a = org.lockfast.ledger.WitnessKey.of("one.example", one.key().publicKey()).vkey();
        String b = org.lockfast.ledger.WitnessKey.of("two.example", two.key().publicKey()).vkey();
        log.close();
        log =
                force.node(
                        store,
                        policy(
                                ("witness a " + a + "\nwitness b " + b)
                                        + "\ngroup both all a b\nquorum both\n"));
        assertThat(log.witnessed()).isEmpty();
        Note first = log.checkpoint();
        log.cosign(Strangers.cosigned(first, a, one));
        assertThat(log.witnessed()).as("one of two").isEmpty();
        force.enrol(log, "Exampleton");
        log.cosign(Strangers.cosigned(log.checkpoint(), a, one));
        log.cosign(Strangers.cosigned(first, b, two));
        assertThat(log.witnessed().map(Note::text)).contains(first.text());
        log.cosign(Strangers.cosigned(log.checkpoint(), b, two));
        assertThat(log.witnessed().map(Note::text)).contains(log.checkpoint().text());
        log.close();
        log = force.node(store, policy("witness a " + a + "\nquorum none\n"));
        assertThat(log.witnessed()).isEmpty();
        assertThat(log.checkpoint().signatures()).as("the log, and those kept").hasSize(3);
        String other = org.lockfast.ledger.Ed25519Key.of("f-0/log", new byte[32]).key().vkey();
        assertThatThrownBy(() -> force.node(store, policy("log " + other + "\nquorum none\n")))
                .isInstanceOf(LogRefusal.class)
                .hasMessageContaining("other logs");
    }

    @Test
    void aCheckpointOfAnotherKeyIsNobodysWord() throws Exception {
        Checkpoint now = Checkpoint.of(log.checkpoint());
        Note forged =
                new Checkpoint(now.origin(), 10_000, now.root())
                        .sign(org.lockfast.ledger.Ed25519Key.of(now.origin(), new byte[32]));
        assertThatThrownBy(() -> log.behind(forged)).isInstanceOf(LogRefusal.class);
        assertThat(log.state().open()).isTrue();
    }

    private Refusal.Reason refusal(Device device) {
        try {
            return refused(log.push(device.push(0, device.written.size()))).reason();
        } catch (LogRefusal e) {
            return e.refusal().reason();
        }
    }
}
