package org.lockfast.journal;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.ledger.Signer;

/**
 * The other person in an entry.
 *
 * @param officer their officer id, where they have an account
 * @param name their name, number and organisation, where they have none (written as a commitment)
 * @param as what they were: {@code witness}, {@code giver}, {@code receiver} or {@code supervisor}
 * @param vouch how they vouched
 * @param signer their own unlocked key where {@code vouch} is PASSWORD or PIN: then the entry
 *     carries their signature
 * @param evidence what the vouching rests on, where it is kept: the signature as it was drawn, with
 *     what was signed; a picture of the paper form. It is among the entry's attachments
 */
public record SecondPerson(
        @Nullable UUID officer,
        @Nullable String name,
        String as,
        Vouch vouch,
        @Nullable Signer signer,
        @Nullable AttachmentRef evidence) {
    /** One of whom nothing is kept but what the entry says. */
    public SecondPerson(
            @Nullable UUID officer,
            @Nullable String name,
            String as,
            Vouch vouch,
            @Nullable Signer signer) {
        this(officer, name, as, vouch, signer, null);
    }
}
