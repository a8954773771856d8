package org.lockfast.app.command;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lockfast.consult.Look;
import org.lockfast.continuity.Conflict;
import org.lockfast.continuity.Happening;
import org.lockfast.exhibit.Case;
import org.lockfast.officer.DeviceEvent;
import org.lockfast.officer.Permission;
import org.lockfast.place.Place;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Lists records that conflict and are not closed, newest first. */
@Command(
        name = "conflicts",
        description = "Lists records that conflict and are not closed, newest first.",
        mixinStandardHelpOptions = true)
final class ConflictsCommand extends StoreCommand {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM uuuu HH:mm", Locale.UK);

    @Option(names = "--json")
    boolean json;

    @Override
    Permission needs() {
        return Permission.READ;
    }

    @Override
    boolean onlyReads() {
        return true;
    }

    @Override
    void run() {
        List<Conflict> open = store().conflicts().open();
        looked(Look.list(Look.Kind.CONFLICTS));
        if (json) {
            ArrayNode out = JsonMapper.shared().createArrayNode();
            for (Conflict conflict : open) {
                ObjectNode one = out.addObject();
                one.put("id", conflict.id());
                one.put("kind", conflict.kind().name());
                one.put("subject", conflict.subject());
                ArrayNode heads = one.putArray("heads");
                conflict.heads().forEach(head -> heads.add(head.base64()));
                one.put("since", time(conflict.since()));
            }
            terminal().json(JsonMapper.shared().writeValueAsString(out));
        } else {
            open.forEach(conflict ->
                    terminal()
                            .line(
                                    String.join(
                                            "\t",
                                            conflict.id(),
                                            words(conflict.kind()),
                                            about(conflict) + within(conflict, open),
                                            TIME.format(
                                                    conflict.since()
                                                            .atZone(
                                                                    store().surroundings()
                                                                            .zone())))));
            if (open.stream().anyMatch(one -> one.kind() == Conflict.Kind.CLAIMS)) {
                terminal()
                        .say(
                                "What the accounts say, the first first: lockfast show REFERENCE. Then:"
                                        + " lockfast resolve CONFLICT");
            }
        }
    }

    private String time(Instant at) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                at.atZone(store().surroundings().zone()).toOffsetDateTime());
    }

    private String about(Conflict conflict) {
        String names =
                store().conflicts().exhibits(conflict).stream()
                        .map(id -> store().exhibits().byId(id).orElseThrow().name())
                        .collect(Collectors.joining(", "));
        String computer = letIn(conflict);
        if (computer != null) {
            return computer;
        }
        if (names.isEmpty()) {
            return conflict.isAboutDevice()
                    ? store().names().device(conflict.subject())
                    : thing(UUID.fromString(conflict.subject()));
        }
        return conflict.isAboutDevice()
                ? store().names().device(conflict.subject()) + " (" + names + ")"
                : names;
    }

    /** The computer that was let in and is not followed everywhere; null for anything else. */
    private @Nullable String letIn(Conflict conflict) {
        return conflict.kind() == Conflict.Kind.UNFOLLOWED
                ? store().branches()
                        .entry(conflict)
                        .map(Happening::event)
                        .filter(DeviceEvent.Enrolled.class::isInstance)
                        .map(event -> ((DeviceEvent.Enrolled) event).name())
                        .orElse(null)
                : null;
    }

    /** What is no exhibit: a case, a place or an officer. */
    private String thing(UUID id) {
        return store().cases()
                .byId(id)
                .map(Case::reference)
                .or(() -> store().places().byId(id).map(Place::path))
                .orElseGet(() -> {
                    String officer = store().names().officer(id);
                    return officer.equals("an officer not known here") ? id.toString() : officer;
                });
    }

    /** What an account parts into again is closed by itself, and beside the outer one. */
    private static String within(Conflict inner, List<Conflict> open) {
        return open.stream()
                .filter(outer ->
                        outer.kind() == Conflict.Kind.CLAIMS && inner.kind() == outer.kind())
                .filter(outer -> outer.subject().equals(inner.subject()))
                .filter(outer -> outer.eids().size() > inner.eids().size())
                .filter(outer -> outer.eids().containsAll(inner.eids()))
                .map(outer -> ", within " + outer.id())
                .findFirst()
                .orElse("");
    }

    private static String words(Conflict.Kind kind) {
        return switch (kind) {
            case CLAIMS -> "accounts that differ";
            case TWICE -> "recorded more than once";
            case LABEL -> "one label code on two packages";
            case REFERENCE -> "one reference twice";
            case FORK -> "a device's records part";
            case SHOWN -> "a device's records are not what it showed";
            case NEWER -> "not read by this version";
            case LATE_PARENT -> "an earlier entry is not here yet";
            case REVOKED -> "signed with a key in doubt";
            case UNFOLLOWED -> "a change of officers or a computer let in, not followed everywhere";
        };
    }
}
