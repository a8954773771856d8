package org.lockfast.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.keys.Password;
import org.lockfast.keys.WrapNote;
import org.lockfast.keys.WrappedSigner;
import org.lockfast.ledger.Commitment;
import org.lockfast.ledger.Ed25519Key;
import org.lockfast.ledger.Entry;
import org.lockfast.sync.wire.Packing;
import org.lockfast.sync.wire.ProblemType;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A device that an administrator revoked may hand in what it has, and is given nothing. */
class RevokedTest {
    @TempDir Path folder;

    @Test
    void aRevokedDeviceHandsInItsBacklogAndFetchesNothing() {
        try (TestServer server = TestServer.in(folder)) {
            TestDevice lost = server.device();
            TestDevice office = server.device();
            List<Entry> backlog = lost.entries(3);
            assertThat(lost.get("/v1/feed").statusCode()).isEqualTo(200);

            revoke(server, office, lost);

            for (String path :
                    List.of(
                            "/v1/feed",
                            "/v1/wraps",
                            "/v1/lookup?key=x",
                            "/checkpoint",
                            "/v1/entries/" + "ab".repeat(32) + "/proof",
                            "/v1/blobs/sha-256/" + "ab".repeat(32))) {
                assertThat(TestDevice.problem(lost.get(path)))
                        .as(path)
                        .isEqualTo(ProblemType.REVOKED);
            }
            assertThat(AdminOrders.send(server.socket(), "devices", null))
                    .contains("\"id\":\"" + lost.id() + "\",\"name\":\"SCN-07\"")
                    .containsOnlyOnce("\"revoked\":true")
                    .containsOnlyOnce("\"revoked\":false");
            assertThat(lost.push(backlog).accepted()).isEqualTo(3);
            assertThat(lost.get("/v1/devices/" + lost.id() + "/head").statusCode()).isEqualTo(200);
            assertThat(office.get("/v1/feed").statusCode()).isEqualTo(200);
        }
    }

    static void revoke(TestServer server, TestDevice by, TestDevice lost) {
        revoke(server, by, lost.key().key().vkey());
    }

    /** Puts the device with that key out of use. */
    static void revoke(TestServer server, TestDevice by, String vkey) {
        Commitment reason =
                Commitment.of(JsonNodeFactory.instance.stringNode("stolen"), by.random());
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("vkey", vkey);
        body.set("reason", reason.reference());
        Entry revoked = byAdministrator(server, by, "device.revoked/1", body);
        HttpResponse<byte[]> answer =
                by.send(by.pushing(List.of(revoked), List.of(reason), Packing.GZIP));
        assertThat(answer.statusCode()).as(TestDevice.text(answer)).isEqualTo(200);
    }

    /** The next entry of a device, by the officer who founded the force. */
    static Entry byAdministrator(
            TestServer server, TestDevice device, String type, ObjectNode body) {
        WrapNote note = WrapNote.parse(server.shelf().wraps(0, 1).getFirst().note());
        Ed25519Key administrator =
                WrappedSigner.of(
                        note,
                        Password.firstLine(
                                "violet harbour lantern 42".getBytes(StandardCharsets.UTF_8)),
                        server.log().force().id());
        return device.entry(type, body, note.officer(), administrator);
    }
}
