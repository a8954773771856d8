package org.lockfast.label;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.lockfast.continuity.Happening;
import org.lockfast.ledger.Hash;

/**
 * Eight characters on a label that name the newest entries about its package and its exhibit as it
 * was printed, and so, each entry naming the ones before it, the whole record until then. A record
 * written anew, with every key at hand, has others: the bag speaks against it.
 *
 * @param value 8 characters of Crockford's base 32: the first 40 bits of SHA-256 over {@code
 *     lockfast/label-record/v1}, a line feed and the eids of the package's newest entry and the
 *     exhibit's
 */
public record HistoryCode(String value) {
    private static final int LENGTH = 8;
    private static final byte[] DOMAIN =
            "lockfast/label-record/v1\n".getBytes(StandardCharsets.US_ASCII);

    /**
     * @throws IllegalArgumentException if the value is none; use {@link #typed} for text from
     *     outside
     */
    public HistoryCode {
        if (value.length() != LENGTH
                || value.chars().anyMatch(c -> LabelCode.ALPHABET.indexOf(c) < 0)) {
            throw new IllegalArgumentException("Not a record code: " + value);
        }
    }

    static HistoryCode of(Hash ofPackage, Hash ofExhibit) {
        byte[] digest = Hash.sha256(DOMAIN, ofPackage.bytes(), ofExhibit.bytes()).bytes();
        long bits = 0;
        for (int i = 0; i < 5; i++) {
            bits = (bits << 8) | (digest[i] & 0xFF);
        }
        StringBuilder code = new StringBuilder(LENGTH);
        for (int i = LENGTH - 1; i >= 0; i--) {
            code.append(LabelCode.ALPHABET.charAt((int) ((bits >> (5 * i)) & 31)));
        }
        return new HistoryCode(code.toString());
    }

    /** As somebody read it off a label: blanks and hyphens do not count, O is 0, I and L are 1. */
    public static Optional<HistoryCode> typed(String text) {
        String plain =
                text.toUpperCase(Locale.ROOT)
                        .replaceAll("[\\s-]", "")
                        .replace('O', '0')
                        .replace('I', '1')
                        .replace('L', '1');
        return plain.matches("[" + LabelCode.ALPHABET + "]{" + LENGTH + "}")
                ? Optional.of(new HistoryCode(plain))
                : Optional.empty();
    }

    /** In two groups of four, as printed. */
    public String grouped() {
        return value.substring(0, LENGTH / 2) + " " + value.substring(LENGTH / 2);
    }

    /**
     * True if an entry that the print stands on, with one about the exhibit, makes this code. Goes
     * by what entries name as their parents, so every store that has them says the same.
     *
     * @param story of the package and its exhibit
     */
    boolean isIn(List<Happening> story, Happening print, UUID exhibit) {
        Map<Hash, Happening> byEid = new HashMap<>();
        story.forEach(one -> byEid.put(one.eid(), one));
        List<Hash> ofExhibit =
                story.stream()
                        .filter(one -> one.subject().equals(exhibit))
                        .map(Happening::eid)
                        .toList();
        Set<Hash> seen = new HashSet<>();
        Deque<Hash> next = new ArrayDeque<>(print.parents());
        while (!next.isEmpty()) {
            Hash eid = next.poll();
            Happening one = byEid.get(eid);
            if (one == null || !seen.add(eid)) {
                continue;
            }
            if (ofExhibit.stream().anyMatch(beside -> of(eid, beside).equals(this))) {
                return true;
            }
            next.addAll(one.parents());
        }
        return false;
    }
}
