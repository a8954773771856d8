package org.lockfast.desktop.newexhibit;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** One package of the exhibit being entered. */
final class PackageLine {
    /**
     * What was found out about a seal number.
     *
     * @param usedOn name of what it is on already; empty if on nothing
     */
    record Verdict(String seal, String usedOn) {
        static final Verdict NONE = new Verdict("", "");

        boolean known() {
            return !seal.isEmpty();
        }
    }

    /** Code; empty for none. */
    final StringProperty packaging = new SimpleStringProperty("");

    final StringProperty seal = new SimpleStringProperty("");

    /** The number that stands here came from a scanner. */
    final BooleanProperty scanned = new SimpleBooleanProperty();

    /** Scanned, or typed twice alike; kept by the control. */
    final BooleanProperty confirmed = new SimpleBooleanProperty();

    /** Code of the blank label on it; empty where its label is printed. */
    final StringProperty label = new SimpleStringProperty("");

    final StringProperty quantity = new SimpleStringProperty("");
    final StringProperty unit = new SimpleStringProperty("");
    final ObjectProperty<Verdict> verdict = new SimpleObjectProperty<>(Verdict.NONE);

    /** Somebody chose the packaging: it no longer follows what is usual. */
    private boolean byHand;

    /** Somebody chooses the packaging. */
    void choose(String code) {
        byHand = true;
        packaging.set(code);
    }

    /** What is usual now; does nothing once somebody chose. */
    void preset(String code) {
        if (!byHand) {
            packaging.set(code);
        }
    }

    /** A scanner read this number on the bag. */
    void scan(String number) {
        seal.set(number);
        scanned.set(true);
        confirmed.set(true);
    }

    Draft.Pack draft() {
        return new Draft.Pack(
                packaging.get(),
                byHand,
                seal.get(),
                scanned.get(),
                label.get(),
                quantity.get(),
                unit.get());
    }

    static PackageLine of(Draft.Pack kept) {
        PackageLine line = new PackageLine();
        line.packaging.set(kept.packaging());
        line.byHand = kept.byHand();
        line.label.set(kept.label());
        line.quantity.set(kept.quantity());
        line.unit.set(kept.unit());
        if (kept.scanned()) {
            line.scan(kept.seal());
        } else {
            line.seal.set(kept.seal());
        }
        return line;
    }
}
