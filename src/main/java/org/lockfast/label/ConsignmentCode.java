package org.lockfast.label;

import java.util.UUID;

/** The code on a consignment's label and receipt, made of its id as a place's is. */
public final class ConsignmentCode {
    private static final String PURPOSE = "lockfast/consignment-label/v1";

    private ConsignmentCode() {}

    /** The code of the consignment with this id. */
    public static LabelCode of(UUID consignment) {
        return MadeCode.of(LabelKind.CONSIGNMENT, PURPOSE, consignment);
    }
}
