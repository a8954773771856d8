package org.lockfast.records;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.PackageState;
import org.lockfast.exhibit.ExhibitEvent.Recorded;
import org.lockfast.exhibit.Identifiers;
import org.lockfast.ledger.Hash;

/**
 * What lists of exhibits are kept to: who has it, where, how it stands. Of each mark it is kept
 * which exhibits have it, in blocks, as of a word. Marks follow from how an exhibit stands at the
 * end of a transaction, so they have no numbers of their own: those would tell how often it was
 * looked at.
 */
final class Marks {
    static final String STATUS = "status:";
    static final String CATEGORY = "category:";
    static final String KIND = "kind:";
    static final String HOLDER = "holder:";
    static final String PLACE = "place:";

    /** Recorded by this officer. */
    static final String BY = "by:";

    /** This officer recorded it, has it, or is giver or receiver of an open offer of it. */
    static final String OF = "of:";

    static final String SEIZED = "seized:";
    static final String PRODUCER = "producer:";
    static final String INCOMPLETE = "incomplete";

    /** Not complete, and copied from another system. */
    static final String INCOMPLETE_COPY = "incomplete-copy";

    static final String CONFLICT = "conflict";

    /** Barcode of an older system. */
    static final String BARCODE = "barcode:";

    private static final String OLD_BARCODE = "OLD_BARCODE";

    /** Digits of its hash that a mark has room for: enough that no two barcodes share them. */
    private static final int BARCODE_DIGITS = 48;

    /** Characters of a producer's name, and words of it, that it is found by. */
    private static final int LONGEST_NAME = 1_000;

    private static final int MOST_WORDS = 20;

    private static final int DAY = "2026-03-14".length();
    private static final int MONTH = "2026-03".length();

    private Marks() {}

    /** As a row keeps them. */
    static String text(SortedSet<String> marks) {
        return String.join(" ", marks);
    }

    /** From how a row keeps them. */
    static SortedSet<String> read(String text) {
        return text.isEmpty() ? new TreeSet<>() : new TreeSet<>(List.of(text.split(" ")));
    }

    /** Notes which exhibit has which from now on. */
    static void change(IndexTables tables, int exhibit, SortedSet<String> was, SortedSet<String> is)
            throws SQLException {
        int block = exhibit / Members.SPAN;
        int member = exhibit % Members.SPAN;
        for (String mark : is) {
            if (!was.contains(mark)) {
                byte[] members = members(tables, mark, block);
                put(tables, mark, block, Members.with(members, member));
            }
        }
        for (String mark : was) {
            if (!is.contains(mark)) {
                byte[] members = members(tables, mark, block);
                put(tables, mark, block, Members.without(members, member));
            }
        }
    }

    private static byte[] members(IndexTables tables, String mark, int block) throws SQLException {
        MarkRow row = tables.marks.get(new IndexTables.Pair<>(mark, block));
        return row == null ? Members.none() : row.members();
    }

    private static void put(IndexTables tables, String mark, int block, byte[] members)
            throws SQLException {
        IndexTables.Pair<String, Integer> key = new IndexTables.Pair<>(mark, block);
        if (members.length == 0) {
            tables.marks.remove(key);
        } else {
            tables.marks.put(key, new MarkRow(mark, block, members));
        }
    }

    /**
     * Those of an exhibit.
     *
     * @param row whose marks are not looked at
     */
    static SortedSet<String> of(ExhibitRow row, Recorded now, List<PackageState> packages) {
        SortedSet<String> marks = new TreeSet<>();
        add(marks, STATUS, row.status());
        add(marks, CATEGORY, row.category());
        add(marks, KIND, row.kind());
        add(marks, BY, row.recordedBy());
        add(marks, OF, row.recordedBy());
        for (PackageState p : packages) {
            add(marks, STATUS, p.status());
            add(marks, HOLDER, p.holder());
            add(marks, OF, p.holder());
            add(marks, PLACE, p.place());
            PackageState.OpenOffer offer = p.offer();
            if (offer != null) {
                add(marks, OF, offer.by());
                add(marks, OF, offer.to());
            }
            if (p.status().equals("CONFLICT")) {
                marks.add(CONFLICT);
            }
        }
        OffsetDateTime seized = RowMappers.time(row.seizedAt());
        if (seized != null) {
            String day = seized.toLocalDate().toString();
            marks.add(SEIZED + day.substring(0, Math.min(day.length(), DAY)));
            marks.add(SEIZED + day.substring(0, Math.min(day.length(), MONTH)));
        }
        producer(now.producer()).forEach(word -> add(marks, PRODUCER, word));
        Map<String, String> identifiers = now.identifiers();
        if (identifiers != null) {
            identifiers.forEach((kind, value) -> {
                if (Identifiers.code(kind).equals(OLD_BARCODE) && !value.isBlank()) {
                    marks.add(barcode(value));
                }
            });
        }
        if (row.incomplete() > 0) {
            marks.add(row.copied() ? INCOMPLETE_COPY : INCOMPLETE);
        }
        return marks;
    }

    /**
     * Of an old barcode, without case and blanks. Every sign counts, and however long it is: what
     * only looks like another's never is that other.
     */
    static String barcode(String value) {
        String whole = value.toUpperCase(Locale.ROOT).replaceAll("[\\s\\p{Z}]+", "");
        String hash = Hash.sha256(whole.getBytes(StandardCharsets.UTF_8)).hex();
        return BARCODE + hash.substring(0, BARCODE_DIGITS);
    }

    /** The words of a producer's name: as many, and as long, as anybody types them. */
    static List<String> producer(@Nullable String name) {
        List<String> words = new ArrayList<>();
        if (name != null) {
            Wording.addWords(name.substring(0, Math.min(name.length(), LONGEST_NAME)), words);
        }
        return words.subList(0, Math.min(words.size(), MOST_WORDS));
    }

    private static void add(SortedSet<String> marks, String what, @Nullable UUID id) {
        add(marks, what, id == null ? null : id.toString());
    }

    private static void add(SortedSet<String> marks, String what, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            marks.add(mark(what, value));
        }
    }

    /** Without blanks, which stand between marks, and no longer than the column. */
    static String mark(String what, String value) {
        String mark = what + value.strip().replaceAll("[\\s\\p{Z}]+", "_").toLowerCase(Locale.ROOT);
        return mark.length() <= Wording.LONGEST ? mark : mark.substring(0, Wording.LONGEST);
    }
}
