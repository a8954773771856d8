package org.lockfast.desktop.newexhibit;

import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** Where the number of a scanned seal belongs: the package without one, or a question. */
final class ScannedSeals {
    /** Another seal was scanned while one stands: which is it? Empty for no question. */
    final StringProperty other = new SimpleStringProperty("");

    private final ExhibitFields fields;

    ScannedSeals(ExhibitFields fields) {
        this.fields = fields;
    }

    /** What became of a scanned number. */
    enum Came {
        /** It is the seal of a package that had none. */
        TAKEN,
        /** It stands here already. */
        AGAIN,
        /** Each package has a seal: somebody is asked which is right. */
        ASKS
    }

    /** Puts it where it belongs. */
    Came scan(String number) {
        if (fields.packages.stream().anyMatch(line -> line.seal.get().strip().equals(number))) {
            fields.packages.stream()
                    .filter(line -> line.seal.get().strip().equals(number))
                    .forEach(line -> line.scan(number));
            return Came.AGAIN;
        }
        Optional<PackageLine> free =
                fields.packages.stream().filter(line -> line.seal.get().isBlank()).findFirst();
        if (free.isPresent()) {
            free.get().scan(number);
            return Came.TAKEN;
        }
        other.set(number);
        return Came.ASKS;
    }

    /** The other seal is the right one: it takes the last one's place. */
    void replace() {
        fields.packages.getLast().scan(other.get());
        other.set("");
    }

    /** The other seal is on a further package. */
    void onAnotherPackage() {
        String number = other.get();
        fields.addPackage();
        fields.packages.getLast().scan(number);
        other.set("");
    }

    /** The other seal has nothing to do with it. */
    void forget() {
        other.set("");
    }
}
