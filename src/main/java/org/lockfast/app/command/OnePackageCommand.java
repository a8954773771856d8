package org.lockfast.app.command;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.PackageState;
import org.lockfast.officer.Permission;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A recorders' command about one package. */
abstract class OnePackageCommand extends StoreCommand {
    @Parameters(
            paramLabel = "REF",
            description = "JSM/4, CASE:JSM/4, CASE:JSM/4#2, a property number or an id.")
    String reference = "";

    @Option(
            names = "--at",
            paramLabel = "TIME",
            description = "When it happened, RFC 3339 with offset; default: now.")
    @Nullable String at;

    @Override
    Permission needs() {
        return Permission.RECORD;
    }

    final PackageState thePackage() {
        return onePackage(reference);
    }

    final @Nullable OffsetDateTime at() {
        return time(at);
    }

    final String sealKind(String kind, @Nullable String number) {
        if (!store().rules().catalogue().sealKinds().contains(kind)) {
            throw new Refusal(
                    "No seal kind is called " + kind + ".",
                    store().rules().catalogue().sealKinds().stream().toList());
        }
        boolean numbered = store().rules().rules().sealKinds().get(kind).numbered();
        if (numbered && (number == null || number.isBlank())) {
            throw new Refusal("Enter the seal number: --number N.");
        }
        return kind;
    }
}
