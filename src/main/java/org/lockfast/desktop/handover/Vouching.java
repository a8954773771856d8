package org.lockfast.desktop.handover;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.lockfast.desktop.Desk;
import org.lockfast.desktop.FileChoosing;
import org.lockfast.desktop.Words;
import org.lockfast.journal.AttachmentRef;
import org.lockfast.journal.Outcome;
import org.lockfast.journal.SecondPerson;
import org.lockfast.journal.Vouch;

/**
 * How somebody without an account vouches (practice 13): whether their warrant card was seen, and
 * whether and how they sign. Nothing is chosen beforehand.
 */
final class Vouching {
    static final FileChoosing.Kind PICTURES =
            new FileChoosing.Kind("Photographs", List.of(".jpg", ".jpeg", ".png"));

    /** How they sign. */
    enum Signs {
        /** With a line drawn on this screen. */
        SCREEN,
        /** On a paper form, which is kept and may be photographed. */
        PAPER,
        NOT
    }

    /**
     * A signature as it was drawn, with what was signed.
     *
     * @param png the sheet as it stood on the screen
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    record Signature(Sheet of, byte[] png) {}

    final BooleanProperty card = new SimpleBooleanProperty();
    final ObjectProperty<@Nullable Signs> signs = new SimpleObjectProperty<>();
    final ObjectProperty<@Nullable Signature> signature = new SimpleObjectProperty<>();
    final ObjectProperty<@Nullable Path> form = new SimpleObjectProperty<>();
    private StringProperty who = new SimpleStringProperty("");

    /** Whose they are; empty where nothing is given, or nobody is named yet. */
    private String of = "";

    /** The way chosen; null where nothing is. */
    @Nullable Vouch way() {
        Signs how = signs.get();
        if (how == null) {
            return card.get() ? Vouch.CARD : null;
        }
        return switch (how) {
            case SCREEN -> card.get() ? Vouch.CARD_DRAWN : Vouch.DRAWN;
            case PAPER -> card.get() ? Vouch.CARD_PAPER : Vouch.PAPER;
            case NOT -> card.get() ? Vouch.CARD : Vouch.NONE;
        };
    }

    /**
     * What stands in the way of taking it as it is.
     *
     * @param now what would be signed now
     * @param nothing what to say where nothing is chosen
     */
    Optional<String> problem(Sheet now, String nothing, Words words) {
        if (way() == null) {
            return Optional.of(nothing);
        }
        if (signs.get() != Signs.SCREEN) {
            return Optional.empty();
        }
        Signature given = signature.get();
        if (given == null) {
            return Optional.of(words.say("handover.sign.first"));
        }
        if (!given.of().equals(now)) {
            signature.set(null); // a line under another sheet is no signature
            return Optional.of(words.say("handover.sign.changed"));
        }
        return Optional.empty();
    }

    /** What is answered, to be used once these controls go on to the next. */
    record Answer(Vouch way, @Nullable Signature signature, @Nullable Path form) {

        /**
         * As the second person of an entry; what was signed is stored first.
         *
         * @param officer their id, where they are known here
         * @param name as written, where they are not
         */
        Outcome<SecondPerson> person(
                Desk desk, @Nullable UUID officer, @Nullable String name, String as) {
            Outcome<AttachmentRef> kept = kept(desk);
            return kept == null
                    ? Outcome.done(new SecondPerson(officer, name, as, way, null))
                    : kept.then(file ->
                            Outcome.done(new SecondPerson(officer, name, as, way, null, file)));
        }

        private @Nullable Outcome<AttachmentRef> kept(Desk desk) {
            if (signature != null) {
                return desk.attach("signature.png", "image/png", signature.png());
            }
            if (form == null) {
                return null;
            }
            String file = String.valueOf(form.getFileName());
            String type =
                    file.toLowerCase(Locale.ROOT).endsWith(".png") ? "image/png" : "image/jpeg";
            try {
                return desk.attach(file, type, Files.readAllBytes(form));
            } catch (IOException e) {
                return Outcome.refused(
                        "FILE", Words.in(Vouching.class).say("handover.vouch.photo.unread", file));
            }
        }
    }

    Answer answer() {
        Vouch way = way();
        Signs how = signs.get();
        return new Answer(
                way == null ? Vouch.NONE : way,
                how == Signs.SCREEN ? signature.get() : null,
                how == Signs.PAPER ? form.get() : null);
    }

    /** Whoever it is about, as it is being written. */
    void isOf(StringProperty name) {
        who = name;
        card.subscribe((before, now) -> given());
        signs.subscribe((before, now) -> given());
        signature.subscribe((before, now) -> given());
        form.subscribe((before, now) -> given());
    }

    private void given() {
        if (of.isEmpty() && isAny()) {
            of = who.get().strip();
        }
    }

    private boolean isAny() {
        return card.get() || signs.get() != null || signature.get() != null || form.get() != null;
    }

    /**
     * The name is written whole: its field is left, or it is signed for. Card, signature and form
     * of one say nothing of another; a name that is written afterwards leaves them.
     */
    void settled() {
        if (!of.isEmpty() && !of.equalsIgnoreCase(who.get().strip())) {
            clear();
        }
        given();
    }

    /** The next person answers for themselves. */
    void clear() {
        card.set(false);
        signs.set(null);
        signature.set(null);
        form.set(null);
        of = "";
    }
}
