package org.lockfast.desktop.newexhibit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lockfast.desktop.Desk;
import org.lockfast.desktop.Words;
import org.lockfast.exhibit.Exhibit;

/** Which seal numbers of a form are on something already. */
final class SealsUsed {
    private SealsUsed() {}

    /** Seal to the name of what it is on already, empty for none. */
    static Map<String, String> find(Desk desk, Draft form, Words words) {
        Map<String, String> found = new LinkedHashMap<>();
        for (Draft.Pack one : form.packages()) {
            String seal = one.seal().strip();
            if (!seal.isEmpty()) {
                boolean twice = found.containsKey(seal);
                String on =
                        desk.exhibits().bySeal(seal).stream()
                                .findFirst()
                                .map(Exhibit::name)
                                .orElseGet(() -> asBarcode(desk, seal, words));
                found.put(
                        seal,
                        twice && on.isEmpty() ? words.say("newexhibit.seal.this-exhibit") : on);
            }
        }
        return found;
    }

    /** What bears it as the barcode of an older system, which is no seal of a new bag. */
    private static String asBarcode(Desk desk, String seal, Words words) {
        return desk.movements().withOldBarcode(seal).stream()
                .findFirst()
                .flatMap(p -> desk.exhibits().byId(p.exhibitId()))
                .map(one -> words.say("newexhibit.seal.old-barcode", one.name()))
                .orElse("");
    }

    /**
     * Tells each package what was found about its seal.
     *
     * @return whether one that was scanned turns out to be on something already
     */
    static boolean tell(Map<String, String> found, List<PackageLine> packages) {
        boolean scannedIsUsed = false;
        for (PackageLine line : packages) {
            PackageLine.Verdict before = line.verdict.get();
            String seal = line.seal.get().strip();
            String usedOn = found.get(seal);
            line.verdict.set(
                    seal.isEmpty() || usedOn == null
                            ? PackageLine.Verdict.NONE
                            : new PackageLine.Verdict(seal, usedOn));
            PackageLine.Verdict now = line.verdict.get();
            scannedIsUsed |= line.scanned.get() && !now.usedOn().isEmpty() && !now.equals(before);
        }
        return scannedIsUsed;
    }
}
