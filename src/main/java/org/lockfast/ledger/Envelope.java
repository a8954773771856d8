package org.lockfast.ledger;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The checked fields of line 2 of an entry (docs/format.md, section 2). */
record Envelope(
        String type,
        String app,
        UUID id,
        String device,
        long epoch,
        long seq,
        Hash prev,
        UUID subject,
        List<Hash> parents,
        Entry.@Nullable Occurred occurred,
        long recordedMs,
        long monoMs,
        String boot,
        Entry.@Nullable Seen seen,
        Entry.@Nullable Actor actor,
        Entry.@Nullable Second second,
        JsonNode body,
        List<Entry.Attachment> attachments,
        @Nullable Hash corrects,
        List<String> signers) {

    private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9.-]*/[1-9][0-9]{0,5}");
    private static final Pattern DEVICE = Pattern.compile("d-[0-9a-f]{16}");
    private static final Pattern BOOT = Pattern.compile("[0-9a-f]{16}");
    private static final Pattern RFC_3339 =
            Pattern.compile(
                    "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?"
                            + "(Z|[+-][0-9]{2}:[0-9]{2})");
    private static final List<String> PRECISIONS = List.of("s", "min", "day");
    private static final List<String> SOURCES = List.of("clock", "stated");
    private static final List<String> ROLES = List.of("witness", "giver", "receiver", "supervisor");
    private static final List<String> ACTOR_VOUCHES = List.of("pwd", "pin", "none");
    private static final List<String> SECOND_VOUCHES =
            List.of("pwd", "pin", "none", "drawn", "card", "paper", "card+drawn", "card+paper");
    private static final int MOST_ATTACHMENTS = 1000;
    private static final int MOST_SIGNERS = 16;

    static Envelope read(JsonNode line) {
        Fields in = Fields.of(line, "entry");
        if (in.integer("v") != 1) {
            throw new Malformed(
                    Malformed.Reason.NEWER_VERSION,
                    "This entry was written by a newer version of the program");
        }
        return new Envelope(
                in.string("type", TYPE),
                in.string("app"),
                in.uuid("id"),
                in.string("dev", DEVICE),
                in.count("epoch"),
                in.count("seq"),
                in.hash("prev"),
                in.uuid("subj"),
                in.list("par", 16, e -> eid(in.element("par", e))),
                occurred(in),
                in.integer("rec"),
                in.count("mono"),
                in.string("boot", BOOT),
                in.has("seen") ? seen(in.fields("seen")) : null,
                in.has("act") ? actor(in.fields("act")) : null,
                in.has("with") ? second(in.fields("with")) : null,
                in.objectNode("body"),
                in.has("att") ? in.list("att", MOST_ATTACHMENTS, Envelope::attachment) : List.of(),
                in.has("corr") ? in.hash("corr") : null,
                in.list("sig", MOST_SIGNERS, e -> in.element("sig", e)));
    }

    private static Hash eid(String text) {
        return Base64Text.hash(text, Malformed.Reason.FIELD, "entry.par");
    }

    private static Entry.@Nullable Occurred occurred(Fields in) {
        if (!in.has("occ")) {
            if (in.has("occ_prec") || in.has("occ_src")) {
                throw in.wrong("occ", "is absent, so occ_prec and occ_src have no place");
            }
            return null;
        }
        try {
            return new Entry.Occurred(
                    OffsetDateTime.parse(in.string("occ", RFC_3339)),
                    in.oneOf("occ_prec", PRECISIONS),
                    in.oneOf("occ_src", SOURCES));
        } catch (DateTimeException e) {
            throw in.wrong("occ", "is no date and time of the calendar");
        }
    }

    private static Entry.Seen seen(Fields in) {
        return new Entry.Seen(in.count("size"), in.hash("root"), in.integer("t"));
    }

    private static Entry.Actor actor(Fields in) {
        return new Entry.Actor(
                in.uuid("id"), in.string("role"), in.fields("auth").oneOf("m", ACTOR_VOUCHES));
    }

    private static Entry.Second second(Fields in) {
        Fields auth = in.fields("auth");
        JsonNode id = in.node("id");
        return new Entry.Second(
                id == null || id.isObject() ? null : in.uuid("id"),
                in.node("name"),
                in.oneOf("as", ROLES),
                auth.oneOf("m", SECOND_VOUCHES),
                auth.node("ev"));
    }

    private static Entry.Attachment attachment(JsonNode node) {
        Fields in = Fields.of(node, "entry.att");
        return new Entry.Attachment(in.hash("h"), in.count("size"), in.string("type"));
    }

    /**
     * Refuses a {@code sig} that does not fit who acted: whoever is said to have vouched with an
     * own key must be among the signers, and nobody else may be.
     */
    void checkSigners() {
        List<String> left = signers;
        if (!left.isEmpty() && left.getFirst().startsWith("f-")) {
            left = left.subList(1, left.size());
        }
        left = withoutFirst(left, device + "/" + epoch);
        if (actor != null && actor.ownKey()) {
            left = withoutFirst(left, actor.id() + "/");
        }
        if (second != null && second.ownKey()) {
            left = withoutFirst(left, second.id() + "/");
        }
        if (!left.isEmpty()) {
            throw wrongSigners(left.getFirst() + " signs and is not said to act");
        }
    }

    private static List<String> withoutFirst(List<String> names, String wanted) {
        boolean fits =
                !names.isEmpty()
                        && (wanted.endsWith("/")
                                ? isEpochOf(names.getFirst(), wanted)
                                : names.getFirst().equals(wanted));
        if (!fits) {
            throw wrongSigners(wanted + " should sign here");
        }
        return names.subList(1, names.size());
    }

    private static boolean isEpochOf(String name, String prefix) {
        return name.startsWith(prefix)
                && name.length() > prefix.length()
                && name.chars().skip(prefix.length()).allMatch(c -> c >= '0' && c <= '9');
    }

    private static Malformed wrongSigners(String why) {
        return new Malformed(
                Malformed.Reason.SIGNERS, "The list of signers does not fit the entry: " + why);
    }
}
