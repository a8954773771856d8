package org.lockfast.app;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.lockfast.app.TestForce.Device;
import org.lockfast.journal.Incoming;
import org.lockfast.journal.Received;
import org.lockfast.ledger.BodyBundle;
import org.lockfast.ledger.Entry;

/**
 * A process of its own that takes in entries from a file over and over, a few at a time, records in
 * between, and prints each eid it was told is safe: to be killed.
 */
final class ReceivingProcess {
    private ReceivingProcess() {}

    /**
     * @param args the force's folder, the device, the file
     */
    public static void main(String[] args) throws IOException {
        PrintStream out = System.out;
        Device device = TestForce.opened(Path.of(args[0]), args[1]);
        List<Incoming> all = read(Path.of(args[2]));
        for (int from = 0; ; from = (from + 7) % all.size()) {
            List<Incoming> some = all.subList(from, Math.min(all.size(), from + 20));
            for (Received one : device.journal.receive(some)) {
                if (one.answer() != Received.Answer.WAITING) {
                    out.println(one.eid().hex());
                }
            }
            if (device.journal.count() > 40) {
                out.println(device.add(TestForce.ODE, TestForce.place("Bay " + from)).eid().hex());
            }
            out.flush();
        }
    }

    private static List<Incoming> read(Path file) throws IOException {
        List<Incoming> all = new ArrayList<>();
        try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
            for (int n = in.readInt(); n > 0; n--) {
                Entry entry = Entry.parse(in.readNBytes(in.readInt()));
                all.add(new Incoming(entry, BodyBundle.parse(in.readNBytes(in.readInt()))));
            }
        }
        return all;
    }
}
