package org.lockfast.app.window;

import java.util.Locale;
import java.util.Optional;
import org.lockfast.desktop.ScanKind;
import org.lockfast.desktop.ScanRecogniser;
import org.lockfast.journal.HeadCode;
import org.lockfast.label.LabelCode;

/**
 * Knows our labels, and what computers show each other, by their grammar and check characters, and
 * shop barcodes by their AIM identifier. Caps Lock does not matter.
 */
final class LabelScans implements ScanRecogniser {
    @Override
    public ScanKind kind(String code, String aim) {
        if (aim.startsWith("E0")
                || aim.equals("C1")
                || aim.equals("Q3")
                || aim.equals("d2")
                || aim.equals("e0")) {
            return ScanKind.PRODUCT;
        }
        if (HeadCode.isCode(code)) {
            return ScanKind.HEAD;
        }
        Optional<LabelCode> label = LabelCode.parse(code.toUpperCase(Locale.ROOT));
        return label.map(known ->
                        switch (known.kind()) {
                            case EXHIBIT -> ScanKind.EXHIBIT;
                            case CONTAINER -> ScanKind.CONTAINER;
                            case LOCATION -> ScanKind.LOCATION;
                            case BADGE -> ScanKind.BADGE;
                            case COMMAND -> ScanKind.COMMAND;
                            case CONSIGNMENT -> ScanKind.CONSIGNMENT;
                            case CONTINUATION -> ScanKind.CONTINUATION;
                            case TRAINING -> ScanKind.TRAINING;
                        })
                .orElse(ScanKind.FOREIGN);
    }
}
