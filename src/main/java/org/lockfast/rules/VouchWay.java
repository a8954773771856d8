package org.lockfast.rules;

/**
 * A way a person vouched for an entry (practice 13), said everywhere, on screen and in print.
 *
 * @param method its name inside an entry: {@code pwd pin drawn card paper card+drawn card+paper
 *     none}
 * @param ownKey whether the person's own key signed the entry
 */
public record VouchWay(Coding coding, String method, boolean ownKey) implements Coded {
    static VouchWay read(EntryReader in, Coding coding) {
        return new VouchWay(coding, in.text("method"), in.flag("ownKey"));
    }
}
