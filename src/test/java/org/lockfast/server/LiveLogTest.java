package org.lockfast.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sigstore.merkle.InclusionProofVerificationException;
import dev.sigstore.merkle.InclusionProofVerifier;
import dev.sigstore.rekor.client.Checkpoints;
import dev.sigstore.rekor.client.RekorEntry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.app.CentralExport;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.EntryBundle;
import org.lockfast.ledger.Hash;
import org.lockfast.ledger.LogVerify;
import org.lockfast.ledger.MerkleTree;
import org.lockfast.ledger.TlogProof;
import org.lockfast.ledger.VerifyKey;

/** The log as it is served is checked by a program that is not ours (sigstore-java). */
class LiveLogTest {
    @TempDir Path folder;

    @Test
    void sigstoreFollowsTheLogOverHttp() throws Exception {
        try (TestServer server = TestServer.in(folder)) {
            TestDevice device = server.device();
            List<Entry> entries = device.entries(400);
            device.push(entries);
            String note = new String(device.get("/checkpoint").body(), StandardCharsets.UTF_8);
            RekorEntry.Checkpoint checkpoint = Checkpoints.from(note);
            assertThat(checkpoint.getOrigin()).isEqualTo(server.log().force().logKey().name());

            MerkleTree rebuilt = new MerkleTree();
            int size = Math.toIntExact(checkpoint.getSize());
            List<byte[]> all = new ArrayList<>();
            for (int tile = 0; tile * 256 < size; tile++) {
                int width = Math.min(256, size - tile * 256);
                String path =
                        String.format(
                                "/tile/entries/%03d%s", tile, width == 256 ? "" : ".p/" + width);
                all.addAll(EntryBundle.split(device.get(path).body()));
            }
            all.forEach(entry -> rebuilt.add(Hash.leaf(entry)));
            assertThat(all).hasSize(size);
            assertThat(rebuilt.root().base64()).isEqualTo(checkpoint.getBase64Hash());

            byte[] root = Hash.ofBase64(checkpoint.getBase64Hash()).bytes();
            Random random = new Random(9_162);
            for (int round = 0; round < 20; round++) {
                Entry entry = entries.get(random.nextInt(entries.size()));
                TlogProof proof =
                        TlogProof.parse(
                                device.get("/v1/entries/" + entry.eid().hex() + "/proof").body());
                List<byte[]> path = proof.path().stream().map(Hash::bytes).toList();
                InclusionProofVerifier.verify(entry.eid().bytes(), proof.index(), size, path, root);
                byte[] other = entry.eid().bytes();
                other[random.nextInt(32)] ^= 1;
                assertThatThrownBy(() ->
                                InclusionProofVerifier.verify(
                                        other, proof.index(), size, path, root))
                        .isInstanceOf(InclusionProofVerificationException.class);
            }
        }
    }

    @Test
    void theExportOfAServerIsWholeAndAWitnessReadsTheLogWithoutBeingADevice() throws Exception {
        try (TestServer server = TestServer.in(folder)) {
            TestDevice device = server.device();
            device.push(device.entries(300));
            Path export = folder.resolve("export");
            String checkpoint = new CentralExport(server.records()).export(export);
            assertThat(checkpoint).startsWith(server.log().force().logKey().name() + "\n");
            VerifyKey key = VerifyKey.parse(Files.readString(export.resolve("log.vkey")).strip());
            assertThat(key).isEqualTo(server.log().force().logKey());
            try (ExecutorService workers = Executors.newFixedThreadPool(2)) {
                LogVerify.Report report = LogVerify.check(export, key, null, workers);
                assertThat(report.findings()).isEmpty();
                assertThat(report.whole()).isTrue();
            }

            TestDevice witness = server.stranger();
            assertThat(witness.get("/checkpoint").statusCode()).isEqualTo(403);
            Files.writeString(server.readers(), witness.key().key().vkey() + "\n");
            server.restart(null);
            witness.at(server.port());
            assertThat(witness.get("/checkpoint").statusCode()).isEqualTo(200);
            assertThat(witness.get("/tile/entries/000").statusCode()).isEqualTo(200);
            assertThat(witness.get("/v1/feed").statusCode()).isEqualTo(403);
            assertThat(witness.get("/v1/wraps").statusCode()).isEqualTo(403);
        }
    }
}
