package org.lockfast.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * All lists as they were in force on one day. Plain values: asking twice gives the same answer.
 *
 * @see RuleBook#on
 */
public final class Rules {
    private final List<RuleProblem> problems = new ArrayList<>();
    private final Map<String, List<MergedEntry>> lists;
    private final CodeList<Term> sources;
    private final CodeList<Term> messages;
    private final CodeList<Term> groups;
    private final CodeList<Category> categories;
    private final CodeList<Packaging> packaging;
    private final CodeList<SealKind> sealKinds;
    private final CodeList<Term> sealStates;
    private final CodeList<Storage> storage;
    private final CodeList<Hazard> hazards;
    private final CodeList<Term> itemStates;
    private final CodeList<Treatment> treatments;
    private final CodeList<Fact> facts;
    private final CodeList<PropertyKind> propertyKinds;
    private final CodeList<ReferenceType> referenceTypes;
    private final CodeList<ReferenceFormat> referenceFormats;
    private final CodeList<Power> powers;
    private final CodeList<Term> discrepancies;
    private final CodeList<FinalOutcome> outcomes;
    private final CodeList<Term> holdReasons;
    private final CodeList<VouchWay> vouchWays;
    private final CodeList<Term> permissions;
    private final CodeList<Role> roles;
    private final CodeList<IdentifierKind> identifiers;
    private final Limits limits;
    private final CodeList<AdviceRule> advice;
    private final CodeList<WordList> wordLists;
    private final CodeList<BankHoliday> bankHolidays;
    private final CodeList<Money> currencies;
    private final CodeList<LoggedOperation> operations;
    private final CodeList<StockLayout> layouts;
    private final CodeList<LabelStock> stocks;

    Rules(Map<String, List<MergedEntry>> lists) {
        this.lists = lists;
        sources = list("sources", Term::read);
        messages = list("messages", Term::read);
        groups = list("groups", Term::read);
        categories = list("categories", Category::read);
        packaging = list("packaging", Packaging::read);
        sealKinds = list("seal-kinds", SealKind::read);
        sealStates = list("seal-states", Term::read);
        storage = list("storage", Storage::read);
        hazards = list("hazards", Hazard::read);
        itemStates = list("item-states", Term::read);
        treatments = list(Treatment.LIST, Treatment::read);
        facts = list("facts", Fact::read);
        propertyKinds = list("property-kinds", PropertyKind::read);
        referenceTypes = list("reference-types", ReferenceType::read);
        referenceFormats = list("reference-formats", ReferenceFormat::read);
        powers = list("powers", Power::read);
        discrepancies = list("discrepancies", Term::read);
        outcomes = list("outcomes", FinalOutcome::read);
        holdReasons = list("hold-reasons", Term::read);
        vouchWays = list("vouching", VouchWay::read);
        permissions = list("permissions", Term::read);
        roles = list("roles", Role::read);
        identifiers = list("identifiers", IdentifierKind::read);
        limits = new Limits(list("limits", Limit::read));
        advice = list("advice", AdviceRule::read);
        wordLists = list("word-lists", WordList::read);
        bankHolidays = list("bank-holidays", BankHoliday::read);
        currencies = list("currencies", Money::read);
        operations = list("operations", LoggedOperation::read);
        layouts = list(StockLayout.LIST, StockLayout::read);
        stocks = list(LabelStock.LIST, LabelStock::read);
        problems.addAll(new CrossCheck(this).problems());
    }

    /** What the source keys of entries stand for. */
    public CodeList<Term> sources() {
        return sources;
    }

    /** What a source key stands for, in words; a key nobody explained stands for itself. */
    public Wording source(String key) {
        boolean mark = key.startsWith("[") && key.endsWith("]");
        return sources.words(mark ? key.substring(1, key.length() - 1) : key);
    }

    /** Sentences the program says. */
    public CodeList<Term> messages() {
        return messages;
    }

    /** A sentence with nothing to fill in. */
    public Wording message(String code) {
        return messages.get(code).words();
    }

    /** A sentence with its {@code {name}}s filled in. */
    public Wording message(String code, Map<String, Wording> values) {
        return message(code).fill(values);
    }

    /** Groups of categories, such as {@code HIGH_RISK}. */
    public CodeList<Term> groups() {
        return groups;
    }

    /** Kinds of thing (domain 9.1). */
    public CodeList<Category> categories() {
        return categories;
    }

    /** The categories that have a tile on the scene screen, in the order of their tiles. */
    public List<Category> tiles(LocalDate day) {
        record Placed(int order, Category category) {}
        List<Placed> placed = new ArrayList<>();
        for (Category category : categories.offeredOn(day)) {
            Category.Tile tile = category.tile();
            if (tile != null) {
                placed.add(new Placed(tile.order(), category));
            }
        }
        placed.sort(java.util.Comparator.comparingInt(Placed::order));
        return placed.stream().map(Placed::category).toList();
    }

    /** Ways to package (domain 9.2). */
    public CodeList<Packaging> packaging() {
        return packaging;
    }

    /** Kinds of seal (practice 3). */
    public CodeList<SealKind> sealKinds() {
        return sealKinds;
    }

    /** States of a seal (domain 9.2). */
    public CodeList<Term> sealStates() {
        return sealStates;
    }

    /** Storage classes (domain 9.3). */
    public CodeList<Storage> storage() {
        return storage;
    }

    /** Hazards (domain 9.4). */
    public CodeList<Hazard> hazards() {
        return hazards;
    }

    /** States of an item that change how it is handled: wet, dried, accelerant. */
    public CodeList<Term> itemStates() {
        return itemStates;
    }

    /** What is done to a thing after it was recorded, or found of it. */
    public CodeList<Treatment> treatments() {
        return treatments;
    }

    /** What a record may be asked for. */
    public CodeList<Fact> facts() {
        return facts;
    }

    /** Kinds of property (practice 2). */
    public CodeList<PropertyKind> propertyKinds() {
        return propertyKinds;
    }

    /** Types of case reference (domain 1). */
    public CodeList<ReferenceType> referenceTypes() {
        return referenceTypes;
    }

    /** The force's format of exhibit references (D-2). */
    public ReferenceFormat exhibitReferenceFormat() {
        return referenceFormats.get(ReferenceFormat.EXHIBIT);
    }

    /** Powers of seizure (domain 9.7). */
    public CodeList<Power> powers() {
        return powers;
    }

    /** Ways in which a record and a thing can differ (domain 9.8). */
    public CodeList<Term> discrepancies() {
        return discrepancies;
    }

    /** Ways in which property leaves for good (domain 9.6). */
    public CodeList<FinalOutcome> outcomes() {
        return outcomes;
    }

    /** Why property is kept, whatever else would let it go (domain 9.8). */
    public CodeList<Term> holdReasons() {
        return holdReasons;
    }

    /** Ways to vouch (practice 13). */
    public CodeList<VouchWay> vouchWays() {
        return vouchWays;
    }

    /** What a role may be allowed. */
    public CodeList<Term> permissions() {
        return permissions;
    }

    /** Roles, each a set of permissions. */
    public CodeList<Role> roles() {
        return roles;
    }

    /** Kinds of identifier. */
    public CodeList<IdentifierKind> identifiers() {
        return identifiers;
    }

    /** Limits, by name. */
    public Limits limits() {
        return limits;
    }

    /** Rules of the packaging adviser. */
    public CodeList<AdviceRule> advice() {
        return advice;
    }

    /** Words that mean something in a description. */
    public CodeList<WordList> wordLists() {
        return wordLists;
    }

    /** Bank holidays of England and Wales. */
    public CodeList<BankHoliday> bankHolidays() {
        return bankHolidays;
    }

    /** The operations a log of is kept of (Data Protection Act 2018, s.62). */
    public CodeList<LoggedOperation> operations() {
        return operations;
    }

    /**
     * Which operation an entry is; empty for what is none of them.
     *
     * @param type its name without the version
     */
    public Optional<LoggedOperation> operation(String type) {
        return LoggedOperation.of(operations.all(), type);
    }

    /**
     * The names of the entries that are an operation, each with those longer ones that begin with
     * it and are another.
     *
     * @param code of the operation; empty for all of them
     */
    public Map<String, Set<String>> namesOfOperation(String code) {
        return LoggedOperation.names(
                operations.all(), one -> code.isEmpty() || one.code().equals(code));
    }

    /** Currencies with their notes and coins. */
    public CodeList<Money> currencies() {
        return currencies;
    }

    /** The force's own layouts of labels, by the name of the stock; empty where it has none. */
    public CodeList<StockLayout> layouts() {
        return layouts;
    }

    /** What each label stock is made of, by its name. */
    public CodeList<LabelStock> stocks() {
        return stocks;
    }

    /** What could not be read or does not fit together; empty in every book that is handed out. */
    List<RuleProblem> problems() {
        return List.copyOf(problems);
    }

    /** The entries of a list as they stand, the force's changes in them. */
    List<MergedEntry> merged(String list) {
        return lists.getOrDefault(list, List.of());
    }

    String fileOf(String list, String code) {
        return lists.getOrDefault(list, List.of()).stream()
                .filter(entry -> RulePack.codeOf(entry.node()).equals(code))
                .map(entry -> entry.pack().file())
                .findFirst()
                .orElse(list);
    }

    private <T extends Coded> CodeList<T> list(
            String name, BiFunction<EntryReader, Coding, T> read) {
        List<T> entries = new ArrayList<>();
        for (MergedEntry entry : lists.getOrDefault(name, List.of())) {
            EntryReader reader = entry.reader();
            try {
                Coding coding = entry.coding(reader);
                T value = read.apply(reader, coding);
                reader.done();
                entries.add(value);
            } catch (RulePackException wrong) {
                problems.add(new RuleProblem(entry.pack().file(), wrong.said()));
            }
        }
        return new CodeList<>(name, entries);
    }
}
