package org.lockfast.exhibit;

import java.util.LinkedHashSet;
import java.util.Set;
import org.lockfast.rules.CodeList;
import org.lockfast.rules.Coded;
import org.lockfast.rules.Rules;

/** The codes of the lists in force. */
public final class CatalogueByRules implements Cataloguing {
    private final Rules rules;

    public CatalogueByRules(Rules rules) {
        this.rules = rules;
    }

    @Override
    public Set<String> categories() {
        return codes(rules.categories());
    }

    @Override
    public Set<String> packaging() {
        return codes(rules.packaging());
    }

    @Override
    public Set<String> storage() {
        return codes(rules.storage());
    }

    @Override
    public Set<String> hazards() {
        return codes(rules.hazards());
    }

    @Override
    public Set<String> sealKinds() {
        return codes(rules.sealKinds());
    }

    @Override
    public Set<String> identifiers() {
        return codes(rules.identifiers());
    }

    @Override
    public Set<String> particulars() {
        Set<String> codes = codes(rules.facts());
        codes.removeIf(code -> !Facts.particular(code));
        return codes;
    }

    @Override
    public int adviceVersion(String rule) {
        return rules.advice().find(rule).map(one -> one.from().version()).orElse(0);
    }

    @Override
    public String normalReference(String reference) {
        ExhibitReference read = ExhibitReference.of(reference, rules);
        return read.odd() ? reference : read.normal();
    }

    private static Set<String> codes(CodeList<? extends Coded> list) {
        Set<String> codes = new LinkedHashSet<>();
        list.all().forEach(entry -> codes.add(entry.code()));
        return codes;
    }
}
