package org.lockfast.sync;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.Attachments;
import org.lockfast.journal.Journal;
import org.lockfast.journal.NewEvent;
import org.lockfast.journal.Outcome;
import org.lockfast.keys.CheckedCode;
import org.lockfast.keys.DeviceKeys;
import org.lockfast.keys.ForceOfficer;
import org.lockfast.keys.MasterKeys;
import org.lockfast.keys.SealedFiles;
import org.lockfast.keys.WrapNote;
import org.lockfast.ledger.Commitment;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;
import org.lockfast.ledger.Malformed;
import org.lockfast.ledger.VerifyKey;
import org.lockfast.officer.DeviceEvent;
import org.lockfast.officer.ForceDevice;
import org.lockfast.officer.ForceDevices;
import org.lockfast.officer.OfficerEvent;
import org.lockfast.sync.wire.Refused;

/**
 * The answer to an {@link EnrolmentRequest}: a carry file for a computer that has no store yet. It
 * says which force it is of; whoever is at the computer confirms that before anything of it is
 * taken in. Any file that a device of the force writes for the newcomer will do.
 */
public final class EnrolmentFile implements AutoCloseable {
    private static final int GROUP = 1000;
    private static final String TORN =
            "This file was cut short or altered on its way, and nothing of it is kept. Have it written"
                    + " once more, and go on with the same code.";

    private final CarryFile.Opened opened;
    private final CarryContent content;
    private final VerifyKey forceKey;
    private final String force;

    private EnrolmentFile(
            CarryFile.Opened opened, CarryContent content, VerifyKey forceKey, String force) {
        this.opened = opened;
        this.content = content;
        this.forceKey = forceKey;
        this.force = force;
    }

    /**
     * What the device is in its force.
     *
     * @param force what the force is called, as its founding says
     * @param name what people call the device
     * @param refused entries in the file that are not what they say they are
     * @param waiting entries in it that rest on something that is not in it
     * @param lacking photographs and forms that the record names and the file did not hold
     */
    public record Joined(
            String force, String station, String name, int refused, int waiting, int lacking) {}

    /**
     * Opens a file.
     *
     * @param own keys of the computer that asked
     */
    public static Outcome<EnrolmentFile> open(byte[] file, DeviceKeys own) {
        if (file.length == 0) {
            return Outcome.refused("TORN", CarryFile.EMPTY);
        }
        Optional<String> receiver = CarryFile.receiver(file);
        if (receiver.isEmpty()) {
            return Outcome.refused(
                    "NO_CARRY_FILE",
                    "This is no file that a computer of a force wrote. Give the one that came back on the"
                            + " stick.");
        }
        if (!receiver.get().equals(own.device())) {
            return Outcome.refused(
                    "FOR_ANOTHER",
                    "This file was written for "
                            + receiver.get()
                            + ", and this computer asked as "
                            + own.device()
                            + ": it answers another request, or an older one of this computer. Have the newest"
                            + " request enrolled, and give the file that comes of it.");
        }
        Optional<CarryFile.Opened> opened = CarryFile.open(file, own);
        if (opened.isEmpty()) {
            return Outcome.refused("TORN", TORN);
        }
        CarryContent content;
        try {
            content = opened.get().content();
        } catch (Refused e) {
            return Outcome.refused("TORN", TORN);
        }
        Long next = content.header().next();
        if (next != null && next > 0) {
            content.close();
            return Outcome.refused(
                    "NOT_ALL",
                    "This file holds only a part of the record, and nobody joins by a part. Have the request"
                            + " answered again at the administrator’s computer, and give the file that comes of"
                            + " it.");
        }
        EnrolmentFile read = founded(opened.get(), content);
        if (read == null) {
            content.close();
            return Outcome.refused(
                    "NO_FOUNDING",
                    "This file does not say which force it is of. Have another written: lockfast"
                            + " usb-enrol.");
        }
        return Outcome.done(read);
    }

    private static @Nullable EnrolmentFile founded(CarryFile.Opened opened, CarryContent content) {
        for (byte[] bytes : content.entries()) {
            try {
                Entry entry = Entry.parse(bytes);
                if (entry.typeName().equals("force.founded")) {
                    String hash = entry.body().path("force").path("h").asString("");
                    Commitment name = content.values().get(Hash.ofBase64(hash));
                    return new EnrolmentFile(
                            opened,
                            content,
                            VerifyKey.parse(entry.body().path("forceKey").asString("")),
                            name == null ? "" : name.value().asString(""));
                }
            } catch (Malformed | IllegalArgumentException e) {
                // No founding: the next one may be
            }
        }
        return null;
    }

    /** What the force is called, as the file says: nothing of it is checked yet. */
    public String force() {
        return force;
    }

    /** The key that founded the force, as the file says. */
    public VerifyKey forceKey() {
        return forceKey;
    }

    /** What people compare of a force's key. */
    public static CheckedCode fingerprint(VerifyKey force) {
        return CheckedCode.of(
                Hash.sha256(force.vkey().getBytes(StandardCharsets.UTF_8)),
                CheckedCode.Purpose.FORCE);
    }

    /**
     * Takes all of it in, and lets the device begin its own chain.
     *
     * @param journal new, of this device, trusting the force's key alone
     * @param own keys of this device
     */
    public Joined takeIn(
            Path directory,
            Journal journal,
            DeviceKeys own,
            SealedFiles sealed,
            MasterKeys masters,
            SecureRandom random,
            NamedFiles named)
            throws IOException, Enrolling.NotEnrolled {
        CarryTally came = new CarryTally();
        List<byte[]> all = content.entries();
        for (int from = 0; from < all.size(); from += GROUP) {
            TakingIn.Entries some =
                    TakingIn.entries(
                            all.subList(from, Math.min(all.size(), from + GROUP)),
                            content.values());
            came.unread(some.unread());
            came.receive(journal, some.entries());
        }
        journal.settle();
        ForceDevice here = member(journal, own);
        journal.record(
                null,
                List.of(
                        NewEvent.of(
                                journal.store(),
                                new DeviceEvent.Began(enrolment(journal, here), 0))));
        new EarlyEntries(directory, masters, random).keep(List.copyOf(came.waiting()));
        journal.settle();
        LackingFiles files = new LackingFiles(named, new Attachments(sealed, random));
        files.keepOf(content);
        new Carried(sealed).keep(content.header());
        return new Joined(
                named(nameOfForce(journal)),
                named(here.station()),
                named(here.name()),
                came.refused(),
                came.waits(),
                files.some(Integer.MAX_VALUE).size());
    }

    private static @Nullable String nameOfForce(Journal journal) {
        return journal.aboutKeys()
                .map(one ->
                        one.event() instanceof OfficerEvent.Founded founded
                                ? founded.force()
                                : null)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static String named(@Nullable String name) throws Enrolling.NotEnrolled {
        if (name == null) {
            throw new Enrolling.NotEnrolled(
                    "The file does not say what the force, the station and this computer are called."
                            + " Have it written once more.");
        }
        return name;
    }

    /** The file is by a device of the force, which has this one in it. */
    private ForceDevice member(Journal journal, DeviceKeys own) throws Enrolling.NotEnrolled {
        List<ForceDevice> devices = ForceDevices.of(journal.aboutKeys(), journal.device());
        Optional<ForceDevice> sender = by(devices, opened.signer());
        if (sender.isEmpty() || !opened.signedBy(sender.get().vkey())) {
            throw new Enrolling.NotEnrolled(
                    "This file is not by a computer of that force. Nothing of it is kept; keep the file and"
                            + " tell the administrator.");
        }
        if (sender.get().revoked() != null) {
            throw new Enrolling.NotEnrolled(
                    "The computer that wrote this file was put out of use. Have it written at another"
                            + " computer of the force.");
        }
        ForceDevice here =
                by(devices, own.device())
                        .orElseThrow(() ->
                                new Enrolling.NotEnrolled(
                                        "This file does not enrol this computer. Have its request enrolled by an"
                                                + " administrator, and give the file that comes of it."));
        if (here.revoked() != null) {
            throw new Enrolling.NotEnrolled(
                    "An administrator put this computer out of use before it joined. Write a new request,"
                            + " and have that enrolled.");
        }
        return here;
    }

    private static Optional<ForceDevice> by(List<ForceDevice> devices, String id) {
        return devices.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    private static Hash enrolment(Journal journal, ForceDevice here) throws Enrolling.NotEnrolled {
        return ForceDevices.enrolment(journal.aboutKeys(), here)
                .orElseThrow(
                        () -> new Enrolling.NotEnrolled("This file does not enrol this computer."));
    }

    /** The newest wrap notes of those officers that came with it. */
    public Map<UUID, WrapNote> notes(List<ForceOfficer> officers) {
        return WrapExchange.newest(content.header().wraps(), officers);
    }

    @Override
    public void close() {
        content.close();
    }
}
