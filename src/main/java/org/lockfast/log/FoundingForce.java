package org.lockfast.log;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.lockfast.journal.Acting;
import org.lockfast.journal.ChainPlace;
import org.lockfast.journal.EntryWriter;
import org.lockfast.journal.NewEvent;
import org.lockfast.journal.Vouch;
import org.lockfast.keys.Founding;
import org.lockfast.keys.Keyring;
import org.lockfast.keys.Password;
import org.lockfast.keys.PasswordCost;
import org.lockfast.keys.WrapNote;
import org.lockfast.ledger.Ed25519Key;
import org.lockfast.ledger.LogKey;
import org.lockfast.ledger.VerifyKey;
import org.lockfast.ledger.WitnessKey;
import org.lockfast.officer.OfficerEvent;
import org.lockfast.officer.Role;

/**
 * Founds a force on central records: the server's keys, the founding signed by the force, by the
 * server's device and by the first administrator, the administrator's name and roles, and the rules
 * in force. The force's key signs that once and is destroyed.
 */
public final class FoundingForce {
    /**
     * What it takes.
     *
     * @param force name of the force
     * @param station where the server stands; the name of a station, or of its own
     * @param device what people call the server
     * @param collar of the first administrator
     * @param roles the administrator's among them
     * @param rules what is adopted, for the subject given; in the order it is recorded
     */
    public record Plan(
            String force,
            String station,
            String device,
            String collar,
            String name,
            List<Role> roles,
            Function<UUID, List<NewEvent>> rules) {
        public Plan {
            roles = List.copyOf(roles);
        }
    }

    /**
     * What came of it.
     *
     * @param wrap the administrator's keys under their password, to be kept for devices
     */
    public record Founded(VerifyKey force, VerifyKey log, UUID officer, WrapNote wrap) {}

    private final LogStore store;
    private final ForceLog.Parts parts;

    /**
     * @param store without a force
     */
    public FoundingForce(LogStore store, ForceLog.Parts parts) {
        this.store = store;
        this.parts = parts;
    }

    /**
     * Keys for new records, written into the key file. The records are founded with them, and an
     * embedded database is made with them, so this comes first.
     *
     * @throws IOException where the file cannot be written or is there
     */
    public static ServerKeys newKeys(ForceLog.Parts parts, SecureRandom random) throws IOException {
        ServerKeys keys = ServerKeys.generate(random);
        keys.create(parts.disk(), parts.keyFile());
        return keys;
    }

    /**
     * Founds the force.
     *
     * @param officer id of the first administrator
     * @throws org.lockfast.keys.KeyringRefusal where a name is none, or not a good one
     * @throws LogStoreFault where the records were founded before
     */
    public Founded found(
            ServerKeys keys,
            Plan plan,
            UUID officer,
            Password password,
            PasswordCost cost,
            SecureRandom random) {
        UUID subject = UUID.randomUUID();
        Founding.Founded made =
                new Founding(
                                subject,
                                plan.force(),
                                plan.station(),
                                plan.device(),
                                officer,
                                plan.collar())
                        .found(password, cost, random, parts.clock().clock());
        Ed25519Key force = made.force();
        try {
            Keyring.Officer first = made.keyring().keyring().officers().getFirst();
            String origin = WrapNote.forceId(force.key()) + "/log";
            Acting acting =
                    new Acting(
                            officer,
                            Role.ADMINISTRATOR.name(),
                            Vouch.PASSWORD,
                            made.officer().signer());
            List<NewEvent> events = new ArrayList<>();
            events.add(NewEvent.of(subject, founded(keys, plan, made, first, origin)));
            events.add(
                    NewEvent.of(
                            officer,
                            new OfficerEvent.Added(
                                    plan.collar().strip(),
                                    plan.name().strip(),
                                    plan.roles().stream().sorted().map(Role::name).toList(),
                                    first.vkey().vkey(),
                                    first.seal())));
            events.addAll(plan.rules().apply(subject));
            write(keys, origin, force, acting, events);
            return new Founded(
                    force.key(),
                    keys.logSigner(origin).key(),
                    officer,
                    first.wrapNote().orElseThrow());
        } finally {
            force.destroy(); // signed once, and never again
            made.officer().close();
            made.keyring().close();
            made.device().close(); // the server's device has the keys of the key file instead
        }
    }

    private static OfficerEvent.Founded founded(
            ServerKeys keys,
            Plan plan,
            Founding.Founded made,
            Keyring.Officer first,
            String origin) {
        LogKey log = keys.logSigner(origin);
        return new OfficerEvent.Founded(
                made.force().key().vkey(),
                keys.signer(0).key().vkey(),
                first.vkey().vkey(),
                log.key().vkey(),
                plan.force(),
                plan.station(),
                plan.device(),
                log.second().map(WitnessKey::vkey).orElse(null));
    }

    private void write(
            ServerKeys keys,
            String origin,
            Ed25519Key force,
            Acting acting,
            List<NewEvent> events) {
        ServerDevice server = new ServerDevice(keys, parts.types(), parts.clock(), parts.app());
        KeysOfLog known = new KeysOfLog(store);
        LogHead empty = new LogHead(origin, 0, List.of(), 0, ChainPlace.FOUNDING, 0, null, false);
        store.found(
                empty,
                (rows, head) -> {
                    Batch batch = new Batch(known, server, new Scopes.Memory(), rows, head);
                    for (NewEvent event : events) {
                        boolean founds = event.event() instanceof OfficerEvent.Founded;
                        EntryWriter.Written written =
                                server.write(founds ? force : null, acting, event, batch.next());
                        batch.add(written.entry(), written.bodies());
                    }
                    return batch.write();
                });
    }
}
