package org.lockfast.app.command;

import static java.time.format.DateTimeFormatter.ISO_LOCAL_DATE;
import static java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME;
import static org.lockfast.app.command.ShowCommand.put;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.Account;
import org.lockfast.continuity.Bound;
import org.lockfast.continuity.ExhibitStory;
import org.lockfast.continuity.Happening;
import org.lockfast.continuity.Leaving;
import org.lockfast.continuity.PackageState;
import org.lockfast.continuity.SealHistory;
import org.lockfast.exhibit.Exhibit;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The JSON of {@code show}. */
final class ShowJson {
    private ShowJson() {}

    static ObjectNode of(ExhibitStory shown) {
        Exhibit e = shown.exhibit();
        ObjectNode out = JsonMapper.shared().createObjectNode();
        put(out, "id", e.id());
        put(out, "kind", e.kind());
        put(out, "reference", e.reference());
        put(out, "propertyNumber", e.propertyNumber());
        put(out, "case", e.caseReference());
        put(out, "description", e.description());
        put(out, "category", e.category());
        put(out, "status", e.status());
        put(out, "producer", e.producer());
        UUID by = e.seizedBy();
        put(out, "seizedBy", by == null ? e.seizedByName() : shown.names().officer(by));
        put(out, "seizedAt", time(e.seizedAt(), shown));
        put(out, "place", e.place());
        put(out, "from", e.from());
        put(out, "power", e.power());
        put(out, "storage", e.storage());
        texts(out, "hazards", e.hazards());
        ObjectNode identifiers = out.putObject("identifiers");
        e.identifiers().forEach(identifiers::put);
        ObjectNode particulars = out.putObject("particulars");
        e.particulars().forEach(particulars::put);
        if (e.quantity() == null) {
            out.putNull("quantity");
        } else {
            out.put("quantity", e.quantity());
        }
        put(out, "unit", e.unit());
        put(out, "notes", e.notes());
        texts(out, "incomplete", e.incomplete());
        texts(out, "warnings", e.warnings());
        texts(out, "holds", e.holds());
        ArrayNode packages = out.putArray("packages");
        shown.accounts().forEach(account -> onePackage(packages.addObject(), account, shown));
        gaps(out.putArray("gaps"), shown);
        ArrayNode events = out.putArray("events");
        shown.events().forEach(line -> event(events.addObject(), line, shown));
        Exhibit.Copied copied = e.copied();
        if (copied == null) {
            out.putNull("row");
        } else {
            ObjectNode row = out.putObject("row");
            put(row, "hash", copied.rowHash().hex());
            ObjectNode columns = row.putObject("columns");
            copied.columns().forEach(columns::put);
            put(
                    row,
                    "copied",
                    "Copied from "
                            + copied.file()
                            + " on "
                            + copied.on()
                            + "; earlier entries not checked here");
        }
        return out;
    }

    private static void onePackage(ObjectNode out, Account account, ExhibitStory shown) {
        PackageState p = account.state();
        out.put("n", p.n());
        put(out, "id", p.id());
        put(out, "packaging", p.packaging());
        ArrayNode seals = out.putArray("seals");
        SealHistory.of(shown, p).forEach(seals::add);
        put(out, "sealState", p.sealState());
        put(out, "where", shown.where(p));
        UUID holder = p.holder();
        put(out, "holder", holder != null ? shown.names().officer(holder) : p.holderName());
        put(out, "status", p.status());
        put(out, "label", p.label());
        leaving(out.putObject("leaving"), p.leaving(), shown);
        ArrayNode conflicts = out.putArray("conflicts");
        for (Account.Accounts both : account.conflicts()) {
            ObjectNode one = conflicts.addObject();
            one.put("id", both.conflict().id());
            put(one, "since", time(both.conflict().since(), shown));
            put(one, "from", time(both.since(), shown));
            put(one, "fromIs", Bound.of(both.apart()));
            put(one, "finding", both.finding());
            ArrayNode follows = one.putArray("follows");
            both.followed().forEach(side -> follows.add(side + 1));
            ArrayNode differing = one.putArray("differing");
            both.differing().forEach(eid -> differing.add(eid.base64()));
            ArrayNode sides = one.putArray("accounts");
            for (Account.Side side : both.sides()) {
                ArrayNode entries = sides.addArray();
                side.entries().forEach(eid -> entries.add(eid.base64()));
            }
        }
        ArrayNode flags = out.putArray("flags");
        account.flags()
                .forEach(flag -> {
                    ObjectNode one = flags.addObject();
                    put(one, "kind", flag.kind());
                    put(one, "sentence", flag.sentence());
                });
    }

    private static void leaving(ObjectNode out, Leaving leaving, ExhibitStory shown) {
        Leaving.Left left = leaving.left();
        put(out, "outcome", left == null ? null : left.outcome());
        Leaving.Authorised by = leaving.authorised();
        if (by == null) {
            out.putNull("authorised");
        } else {
            ObjectNode one = out.putObject("authorised");
            put(one, "outcome", by.outcome());
            put(one, "by", shown.names().officer(by.by()));
            put(one, "at", time(by.at(), shown));
        }
        Leaving.Waiting waiting = leaving.waiting();
        if (waiting == null) {
            out.putNull("waiting");
        } else {
            ObjectNode one = out.putObject("waiting");
            put(one, "for", waiting.name());
            put(one, "since", time(waiting.since(), shown));
            one.put("letters", waiting.letters());
            put(one, "lastLetter", waiting.lastLetter());
            put(one, "notCollected", time(waiting.notCollected(), shown));
        }
        ArrayNode holds = out.putArray("holds");
        for (Leaving.Hold hold : leaving.holds()) {
            ObjectNode one = holds.addObject();
            put(one, "why", hold.reason());
            put(one, "note", hold.note());
            put(one, "until", hold.until());
            UUID who = hold.by();
            put(one, "by", who == null ? null : shown.names().officer(who));
            put(one, "since", time(hold.since(), shown));
        }
    }

    private static void gaps(ArrayNode gaps, ExhibitStory shown) {
        for (Account account : shown.accounts()) {
            for (Account.Span span : account.spans()) {
                if (span.kind() == Account.Kind.GAP || span.kind() == Account.Kind.MISSING) {
                    ObjectNode one = gaps.addObject();
                    one.put("package", account.state().n());
                    put(one, "from", time(span.from(), shown));
                    put(one, "fromIs", Bound.of(span.apart()));
                    put(one, "to", time(span.to(), shown));
                    put(one, "toIs", Bound.of(span.ended()));
                    clocks(one.putArray("clocks"), span, shown);
                    put(one, "kind", span.kind());
                    if (span.explained() == null) {
                        one.put("explained", false);
                    } else {
                        one.put("explained", span.explained().booleanValue());
                    }
                }
            }
        }
    }

    /** What clocks that do not agree said of when it began and ended. */
    private static void clocks(ArrayNode out, Account.Span span, ExhibitStory shown) {
        Stream.of(span.apart(), span.ended())
                .filter(Objects::nonNull)
                .distinct()
                .map(apart -> apart.words(shown.names(), at -> String.valueOf(time(at, shown))))
                .forEach(out::add);
    }

    private static void event(ObjectNode out, ExhibitStory.Line line, ExhibitStory shown) {
        Happening h = line.happening();
        put(out, "eid", h.eid().base64());
        put(out, "type", h.type());
        if (line.packageNumber() == 0) {
            out.putNull("package");
        } else {
            out.put("package", line.packageNumber());
        }
        put(out, "occurred", h.occurred() == null ? null : time(h.occurred().at(), shown));
        put(out, "recorded", time(h.recorded(), shown));
        UUID actor = h.actor();
        put(out, "actor", actor == null ? null : shown.names().officer(actor));
        put(out, "device", shown.names().device(h.device()));
        put(out, "with", with(h.with(), shown));
        put(out, "vouched", String.join("; ", line.told().vouched()));
        put(out, "place", line.told().place());
        put(out, "seal", line.told().seal());
        put(out, "reason", line.told().reason());
        put(out, "corrects", h.corrects() == null ? null : h.corrects().base64());
        put(out, "text", line.told().title());
    }

    private static @Nullable String with(Happening.@Nullable Second second, ExhibitStory shown) {
        if (second == null) {
            return null;
        }
        UUID officer = second.officer();
        return officer == null ? second.name() : shown.names().officer(officer);
    }

    private static @Nullable String time(@Nullable Instant at, ExhibitStory shown) {
        return at == null ? null : time(at.atZone(shown.zone()).toOffsetDateTime(), shown);
    }

    /**
     * RFC 3339: a time with its seconds, also where they are 0; the date alone where nobody said an
     * hour.
     */
    private static @Nullable String time(@Nullable OffsetDateTime at, ExhibitStory shown) {
        if (at == null) {
            return null;
        }
        Instant moment = at.toInstant();
        return shown.days().has(moment)
                ? ISO_LOCAL_DATE.format(shown.days().in(moment, shown.zone()))
                : ISO_OFFSET_DATE_TIME.format(at);
    }

    private static void texts(ObjectNode out, String key, @Nullable List<String> texts) {
        ArrayNode array = out.putArray(key);
        if (texts != null) {
            texts.forEach(array::add);
        }
    }
}
