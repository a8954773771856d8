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
 */
public record SecondPerson(
        @Nullable UUID officer,
        @Nullable String name,
        String as,
        Vouch vouch,
        @Nullable Signer signer) {}
