package org.lockfast.rules;

import java.time.LocalDate;
import java.util.Collection;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes a force's layouts as the text of a list that can be put into force. */
public final class LayoutPack {
    private LayoutPack() {}

    /**
     * @param version one more than the highest that was put into force
     * @param effective the day it is gone by from
     * @param owner who answers for it
     */
    public static String text(
            Collection<StockLayout> layouts, int version, LocalDate effective, String owner) {
        ObjectNode pack = JsonMapper.shared().createObjectNode();
        pack.put("pack", StockLayout.LIST);
        pack.put("version", version);
        pack.put("effective", effective.toString());
        pack.put("reviewBy", effective.plusYears(2).toString());
        pack.put("owner", owner);
        pack.put("status", "the force's own layout of its labels");
        pack.putArray("source").add(owner);
        ArrayNode entries = pack.putArray("entries");
        layouts.forEach(layout -> fill(entries.addObject(), layout));
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(pack) + "\n";
    }

    /** A layout as it is before it was put into force. */
    public static StockLayout layout(String stock, Collection<StockLayout.Part> parts) {
        Coding coding =
                new Coding(
                        stock,
                        new Wording(java.util.Map.of("en", said(stock))),
                        new Provenance(
                                StockLayout.LIST,
                                1,
                                LocalDate.EPOCH,
                                java.util.List.of(),
                                "",
                                Origin.FORCE),
                        null);
        return new StockLayout(coding, java.util.List.copyOf(parts));
    }

    /** What a stock is called: a size, or the number of a sheet. */
    private static String said(String code) {
        return Character.isDigit(code.charAt(0))
                ? code.replace("X", " × ") + " mm"
                : "sheet " + code;
    }

    private static void fill(ObjectNode entry, StockLayout layout) {
        entry.put("code", layout.code());
        entry.putObject("words").put("en", said(layout.code()));
        ArrayNode parts = entry.putArray("parts");
        for (StockLayout.Part part : layout.parts()) {
            ObjectNode one = parts.addObject();
            one.put("what", part.what().name());
            put(one, "x", part.x());
            put(one, "y", part.y());
            if (!part.what().isSymbol()) {
                put(one, "width", part.width());
            }
            if (part.what() != StockLayout.What.QR) {
                put(one, "height", part.height());
            }
            if (part.size() > 0) {
                put(one, "size", part.size());
            }
            if (!part.text().isEmpty()) {
                one.put("text", part.text());
            }
            if (part.ladder()) {
                one.put("ladder", true);
            }
        }
    }

    private static void put(ObjectNode node, String key, double value) {
        node.put(
                key,
                plain(
                        java.math.BigDecimal.valueOf(Math.round(value * 100), 2)
                                .stripTrailingZeros()));
    }

    /** 30 and not 3E+1: people change it. */
    private static java.math.BigDecimal plain(java.math.BigDecimal number) {
        return number.scale() < 0 ? number.setScale(0) : number;
    }
}
