package org.lockfast.sync;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.Incoming;
import org.lockfast.journal.Received;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;
import org.lockfast.officer.EntryKeys;

/** What came of the feed that asks for more than to be kept. Each is taken once. */
final class Arrivals {
    private final String own;
    private boolean refilled;
    private boolean orders;
    private boolean keys;
    private @Nullable Hash aboutOfficers;

    /**
     * @param own id of this device
     */
    Arrivals(String own) {
        this.own = own;
    }

    /** What became of the entries of a window. */
    void came(List<Incoming> offered, List<Received> answers) {
        for (int i = 0; i < answers.size(); i++) {
            Entry entry = offered.get(i).entry();
            boolean here =
                    answers.get(i).answer() == Received.Answer.ADDED
                            || answers.get(i).answer() == Received.Answer.FORK;
            String type = entry.type();
            refilled |= here && type.startsWith("log.refilled/");
            orders |= here && isTheServersOwn(type);
            keys |= !entry.device().equals(own) && introducesKeys(entry);
            if (here && (type.startsWith("officer.") || type.startsWith("key."))) {
                aboutOfficers = answers.get(i).eid();
            }
        }
    }

    /** What the server makes by itself; what it notes of a push it gives to whoever pushed. */
    private static boolean isTheServersOwn(String type) {
        return type.startsWith("force.founded/")
                || type.startsWith("device.enrolled/")
                || type.startsWith("log.")
                || (type.startsWith("server.") && !type.startsWith("server.received/"));
    }

    private static boolean introducesKeys(Entry entry) {
        return (entry.type().startsWith("officer.") || entry.type().startsWith("device."))
                && !EntryKeys.introducedBy(entry).isEmpty();
    }

    /** This device's own hand refilled the log. */
    void refilled() {
        refilled = true;
    }

    /** Whether the server lost what it had, and is to be told anew what is no entry. */
    boolean isRefilled() {
        return refilled;
    }

    /** It has been told. */
    void toldAnew() {
        refilled = false;
    }

    /** Whether something came that the server made by itself: it waits to hear that it is here. */
    boolean takeOrders() {
        boolean came = orders;
        orders = false;
        return came;
    }

    /** Whether keys came, known here or not: the log may take what it refused. */
    boolean takeKeys() {
        boolean came = keys;
        keys = false;
        return came;
    }

    /** The newest entry about officers; null for none since it was followed. */
    @Nullable Hash aboutOfficers() {
        return aboutOfficers;
    }

    /** The keyring follows it. */
    void followed() {
        aboutOfficers = null;
    }
}
