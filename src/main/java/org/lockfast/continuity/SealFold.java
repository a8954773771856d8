package org.lockfast.continuity;

import org.jspecify.annotations.Nullable;
import org.lockfast.exhibit.ExhibitEvent.PackageRecorded;

/** The seal a package has now. */
final class SealFold {
    private @Nullable String kind;
    private @Nullable String number;
    private String state = "UNSEALED";

    void first(PackageRecorded recorded) {
        if (recorded.seal() != null
                || (recorded.sealKind() != null && !recorded.sealKind().equals("NONE"))) {
            applied(
                    recorded.sealKind() == null ? "NUMBERED_BAG" : recorded.sealKind(),
                    recorded.seal(),
                    "SEALED");
        }
    }

    void applied(String newKind, @Nullable String newNumber, String newState) {
        kind = newKind;
        number = newNumber;
        state = newState;
    }

    void opened() {
        state = "OPENED";
    }

    void damaged() {
        state = "SEAL_DAMAGED";
    }

    void mismatched() {
        state = "SEAL_MISMATCH";
    }

    /** The number was read or typed wrongly; the seal itself is the same. */
    void corrected(@Nullable String newNumber) {
        number = newNumber;
        if (state.equals("SEAL_MISMATCH") || state.equals("UNSEALED")) {
            state = "SEALED";
        }
    }

    boolean agrees(String seen) {
        return Reckoning.sameSeal(seen, number);
    }

    @Nullable String kind() {
        return kind;
    }

    @Nullable String number() {
        return number;
    }

    String state() {
        return state;
    }
}
