package org.lockfast.continuity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class KeysNamedTest {
    private static final String OFFICER = "0198c5d2-0000-7000-8000-0000000000f1";
    private static final Names NAMES =
            new Names() {
                @Override
                public String officer(UUID id) {
                    return "T Ali (1188)";
                }

                @Override
                public String place(UUID id) {
                    return "";
                }

                @Override
                public String device(String id) {
                    return "SCN-02";
                }
            };

    private static String said(String sentence) {
        return KeysNamed.in(sentence, NAMES);
    }

    @Test
    void aComputerIsCalledAsPeopleCallIt() {
        assertThat(
                        said(
                                "The key d-28fa2d3c35ddaa72/0 signs after it was revoked. This entry is"
                                        + " kept and shown, and changes nothing"))
                .isEqualTo(
                        "SCN-02 had been put out of use before this was recorded. This entry is kept"
                                + " and shown, and changes nothing");
        assertThat(
                        said(
                                "The key d-28fa2d3c35ddaa72/3 was revoked before this came here; it says"
                                        + " that it was recorded before that. Ask whether it was"))
                .isEqualTo(
                        "SCN-02 was put out of use before this came here; it says that it was"
                                + " recorded before that. Ask whether it was");
    }

    @Test
    void soIsAnOfficer() {
        assertThat(said("The key " + OFFICER + "/0 signs after its officer retired"))
                .isEqualTo("T Ali (1188) had retired before this was recorded");
        assertThat(
                        said(
                                "The key "
                                        + OFFICER
                                        + "/0 is of an officer who retired before this came here; it"
                                        + " says that it was recorded before that"))
                .isEqualTo(
                        "T Ali (1188) retired before this came here; it says that it was recorded"
                                + " before that");
        assertThat(said("The key " + OFFICER + "/0 signs after it was replaced"))
                .isEqualTo("The key of T Ali (1188) had been replaced before this was recorded");
        assertThat(said("The key " + OFFICER + "/0 was made by its own officer at another device"))
                .isEqualTo("The key of T Ali (1188) was made by its own officer at another device");
    }

    @Test
    void whatNamesNoKeyStaysAsItIs() {
        assertThat(said("An officer who signs it was retired at another computer"))
                .isEqualTo("An officer who signs it was retired at another computer");
    }
}
