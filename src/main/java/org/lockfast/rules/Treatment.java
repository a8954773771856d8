package org.lockfast.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that is done to a thing after it was recorded, or found of it: made safe, dried,
 * frozen, found wet.
 *
 * @param categories kinds of thing it is offered for; empty for all
 * @param who asks by name who did it; null where that need not be said
 * @param number asks for a number, such as that of a certificate; null where there is none
 * @param numberNeeded whether that number must be given
 * @param amount whether it must be said how much
 * @param units in which; the first stands there to begin with
 * @param second kinds of thing for which a second person is asked who did it too
 * @param why asks for a reason, and needs it; null where none is asked
 * @param undoes what it puts an end to: what is found wet is dried no more
 * @param found whether it is found of the thing and not done to it: that counts whoever says it,
 *     and only what was done afterwards, in knowledge of it, puts an end to it
 * @param permission code of what recording it takes; null: what recording anything takes
 * @param waits while this holds, something waits for it to be done; null where nothing does
 */
public record Treatment(
        Coding coding,
        List<String> categories,
        @Nullable Wording who,
        @Nullable Wording number,
        boolean numberNeeded,
        boolean amount,
        List<String> units,
        List<String> second,
        @Nullable Wording why,
        List<String> undoes,
        boolean found,
        @Nullable String permission,
        @Nullable Condition waits)
        implements Coded {
    /** Name of the list. */
    public static final String LIST = "treatments";

    /** Code of what says that a thing is not weighed or counted: of kinds that are. */
    public static final String NOT_COUNTED = "NOT_COUNTED";

    static Treatment read(EntryReader in, Coding coding) {
        return new Treatment(
                coding,
                in.texts("categories"),
                in.wordingOr("who"),
                in.wordingOr("number"),
                in.flag("numberNeeded"),
                in.flag("amount"),
                in.texts("units"),
                in.texts("second"),
                in.wordingOr("why"),
                in.texts("undoes"),
                in.flag("found"),
                in.textOr("permission"),
                in.has("waits") ? Condition.read(in, "waits") : null);
    }

    /** Whether it is offered for a thing of this kind. */
    public boolean isFor(@Nullable String category) {
        return categories.isEmpty() || (category != null && categories.contains(category));
    }
}
