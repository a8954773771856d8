package org.lockfast.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lockfast.desktop.ScanKind;
import org.lockfast.journal.HeadCode;
import org.lockfast.ledger.Hash;

class LabelScansTest {
    private final LabelScans scans = new LabelScans();

    @Test
    void aComputersCodeIsToldFromLabelsAndSeals() {
        String code = new HeadCode("d-00000000000000aa", 1, 7, Hash.ZERO, null).text();
        assertThat(scans.kind(code, "Q1")).isEqualTo(ScanKind.HEAD);
        assertThat(scans.kind(code.toLowerCase(java.util.Locale.ROOT), ""))
                .isEqualTo(ScanKind.HEAD);
        char last = code.charAt(20) == '7' ? '8' : '7';
        String misread = code.substring(0, 20) + last + code.substring(21);
        assertThat(scans.kind(misread, "Q1")).isEqualTo(ScanKind.FOREIGN);
        assertThat(scans.kind("A0000001", "C0")).isEqualTo(ScanKind.FOREIGN);
        assertThat(scans.kind("PX7K3M9TRD2HVWJ6", "Q1")).isEqualTo(ScanKind.EXHIBIT);
        assertThat(scans.kind("px7k3m9trd2hvwj6", "Q1")).isEqualTo(ScanKind.EXHIBIT);
    }
}
