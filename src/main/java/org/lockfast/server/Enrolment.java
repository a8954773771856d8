package org.lockfast.server;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.lockfast.journal.NewEvent;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;
import org.lockfast.ledger.VerifyKey;
import org.lockfast.log.CentralLog;
import org.lockfast.log.LogRefusal;
import org.lockfast.log.ServerShelf;
import org.lockfast.officer.DeviceEvent;
import org.lockfast.sync.wire.EnrolAnswer;
import org.lockfast.sync.wire.EnrolRequest;
import org.lockfast.sync.wire.ProblemType;
import org.lockfast.sync.wire.Refused;

/** Lets devices join: an administrator has a code made, and whoever brings it is enrolled, once. */
final class Enrolment {
    /** How long a code is good (settled.md 21). */
    static final Duration GOOD = Duration.ofHours(24);

    private static final String FIRST_EPOCH = "d-[0-9a-f]{16}/0";

    private final CentralLog log;
    private final ServerShelf shelf;
    private final Callers callers;
    private final InstantSource clock;
    private final SecureRandom random;
    private final Supplier<UUID> ids;
    private final CallLog calls;

    Enrolment(
            CentralLog log,
            ServerShelf shelf,
            Callers callers,
            InstantSource clock,
            SecureRandom random,
            Supplier<UUID> ids,
            CallLog calls) {
        this.log = log;
        this.shelf = shelf;
        this.callers = callers;
        this.clock = clock;
        this.random = random;
        this.ids = ids;
        this.calls = calls;
    }

    /**
     * A new code for a device of that station.
     *
     * @throws ServerRefusal for a station that cannot be written on a label
     */
    String code(String station) {
        if (!printable(station)) {
            throw new ServerRefusal("Name the station, in at most 200 printable characters.");
        }
        String code = EnrolmentCode.make(random);
        shelf.issue(EnrolmentCode.hash(code), station.strip(), clock.instant().plus(GOOD));
        calls.happened("enrolment-code", Map.of());
        return code;
    }

    private static boolean printable(String name) {
        return !name.isBlank()
                && name.length() <= 200
                && name.codePoints()
                        .noneMatch(c ->
                                Character.isISOControl(c)
                                        || Character.getType(c) == Character.SURROGATE
                                        || !Character.isDefined(c));
    }

    /**
     * Enrols. Whoever asks again with the same code and key, because the answer was lost, is
     * answered the same.
     *
     * @throws Refused {@code bad-code}, {@code bad-note}, {@code bad-request}
     */
    EnrolAnswer enrol(EnrolRequest request) {
        VerifyKey key = request.proven();
        check(request, key);
        String device = device(key);
        Hash code = EnrolmentCode.hash(request.code());
        Optional<ServerShelf.Used> used = shelf.used(code);
        if (used.isPresent() && used.get().eid() != null) {
            return again(used.get(), device, key);
        }
        String station =
                used.isPresent()
                        ? null
                        : shelf.use(code, clock.instant()).orElseThrow(Enrolment::badCode);
        // What stands in the log counts, whatever the shelf has heard of it
        Optional<CentralLog.Joined> joined = log.joined(code);
        if (joined.isPresent()) {
            CentralLog.Joined found = joined.get();
            ServerShelf.Used by =
                    new ServerShelf.Used(device(found.vkey()), found.eid(), found.index());
            shelf.usedFor(code, by);
            return again(by, device, key);
        }
        if (station == null) {
            throw badCode();
        }
        if (log.deviceKey(device).isPresent()) {
            shelf.giveBack(code);
            throw new Refused(ProblemType.BAD_REQUEST, "A device of this id was enrolled before");
        }
        Entry enrolled;
        try {
            enrolled =
                    log.record(
                                    List.of(
                                            NewEvent.of(
                                                    ids.get(),
                                                    new DeviceEvent.Enrolled(
                                                            request.vkey(),
                                                            request.seal(),
                                                            station,
                                                            request.name().strip(),
                                                            code))))
                            .getFirst();
        } catch (LogRefusal e) {
            if (!e.recorded()) {
                shelf.giveBack(code);
            }
            throw e;
        }
        long index = log.proof(enrolled.eid(), null).orElseThrow().index();
        shelf.usedFor(code, new ServerShelf.Used(device, enrolled.eid(), index));
        callers.enrolled(device, key);
        calls.happened("enrolled", Map.of("device", device));
        return answer(enrolled.eid(), index, station);
    }

    private static String device(VerifyKey key) {
        return key.name().substring(0, key.name().indexOf('/'));
    }

    private static void check(EnrolRequest request, VerifyKey key) {
        if (!key.name().matches(FIRST_EPOCH)) {
            throw new Refused(ProblemType.BAD_REQUEST, "vkey is that of a device's epoch 0");
        }
        byte[] seal;
        try {
            seal = Base64.getDecoder().decode(request.seal());
        } catch (IllegalArgumentException e) {
            seal = new byte[0];
        }
        if (seal.length != 32 || !Base64.getEncoder().encodeToString(seal).equals(request.seal())) {
            throw new Refused(ProblemType.BAD_REQUEST, "seal is base64 of 32 bytes");
        }
        if (!printable(request.name())) {
            throw new Refused(ProblemType.BAD_REQUEST, "name is at most 200 printable characters");
        }
    }

    private EnrolAnswer again(ServerShelf.Used used, String device, VerifyKey key) {
        Hash eid = used.eid();
        if (eid == null
                || !device.equals(used.device())
                || !log.deviceKey(device).map(key::equals).orElse(false)) {
            throw badCode();
        }
        return answer(eid, used.index(), log.station(device).orElseThrow());
    }

    private EnrolAnswer answer(Hash eid, long index, String station) {
        return new EnrolAnswer(
                eid.base64(), index, station, log.force().id(), log.checkpoint().toString());
    }

    private static Refused badCode() {
        return new Refused(
                ProblemType.BAD_CODE, "It is used up, older than a day, or was mistyped");
    }
}
