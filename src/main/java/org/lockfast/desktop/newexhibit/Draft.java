package org.lockfast.desktop.newexhibit;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.exhibit.PropertyKind;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The form as it stands, every text as typed. Kept sealed in the store while it is being filled in,
 * so that Esc, a lock or a power cut loses nothing; and all that is worked out about the form is
 * worked out from it.
 *
 * @param investigation the case chosen, null for none yet
 * @param caseText reference of the case as typed
 * @param address where the scene is, for every exhibit found there
 * @param ticked hazards ticked by hand; {@code unticked} presets taken away by hand
 * @param particulars facts the kind of property asks for and that have no field of their own
 * @param states codes of the list {@code item-states}
 * @param reasons rule to the reason for going another way than it says
 * @param photographs paths of files to be stored when the exhibit is
 * @param left what is left of the exhibit it is taken from
 */
record Draft(
        @Nullable UUID investigation,
        String caseText,
        PropertyKind kind,
        String address,
        String reference,
        String time,
        String category,
        String description,
        String where,
        String from,
        String seizedBy,
        String producer,
        String power,
        String quantity,
        String unit,
        String notes,
        Set<String> ticked,
        Set<String> unticked,
        Set<String> states,
        Map<String, String> identifiers,
        Map<String, String> particulars,
        List<Pack> packages,
        Map<String, String> reasons,
        String madeSafeBy,
        String madeSafeAt,
        String ammunition,
        List<String> photographs,
        String left,
        String leftUnit) {

    /**
     * One package.
     *
     * @param packaging code, empty for none
     * @param byHand true if somebody chose it; false if it follows what is usual for the kind
     * @param seal number as scanned or typed
     * @param scanned true if a scanner read it
     * @param label code of the blank label on it; empty for none
     */
    record Pack(
            String packaging,
            boolean byHand,
            String seal,
            boolean scanned,
            String label,
            String quantity,
            String unit) {
        Pack {
            label = Objects.requireNonNullElse(label, ""); // an older draft has none
        }
    }

    private static final JsonMapper JSON = JsonMapper.builder().build();

    Draft {
        ticked = Set.copyOf(ticked);
        unticked = Set.copyOf(unticked);
        states = Set.copyOf(states);
        identifiers = Map.copyOf(identifiers);
        packages = List.copyOf(packages);
        reasons = Map.copyOf(reasons);
        photographs = List.copyOf(photographs);
        particulars = Map.copyOf(Objects.requireNonNullElse(particulars, Map.of()));
        left =
                Objects.requireNonNullElse(
                        left, ""); // a draft of an older program has none of these
        leftUnit = Objects.requireNonNullElse(leftUnit, "");
    }

    /**
     * True if there is something in it that would be missed.
     *
     * @param suggested what the program wrote for where it was; that alone is nothing
     */
    boolean worthKeeping(String suggested) {
        return !(category.isBlank()
                        && description.isBlank()
                        && (where.isBlank() || where.equals(suggested))
                        && left.isBlank()
                        && notes.isBlank()
                        && from.isBlank()
                        && identifiers.values().stream().allMatch(String::isBlank)
                        && particulars.values().stream().allMatch(String::isBlank)
                        && photographs.isEmpty())
                || packages.stream()
                        .anyMatch(one -> !one.seal().isBlank() || !one.label().isBlank());
    }

    /** As text, to be kept. */
    String json() {
        return JSON.writeValueAsString(this);
    }

    /** From kept text; empty if an older program wrote it in a form not known now. */
    static Optional<Draft> of(String json) {
        try {
            return Optional.of(JSON.readValue(json, Draft.class));
        } catch (JacksonException | NullPointerException notOurs) {
            return Optional.empty();
        }
    }

    /** Where it was found, the scene's address behind it. */
    String place() {
        String within = where.strip();
        String scene = address.strip();
        return within.isEmpty() || scene.isEmpty() ? within + scene : within + ", " + scene;
    }
}
