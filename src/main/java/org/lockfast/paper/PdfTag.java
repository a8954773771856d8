package org.lockfast.paper;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;

/** One element of the tag tree: a heading, a paragraph, a table cell, a figure. */
public final class PdfTag {
    private final COSDictionary element = new COSDictionary();
    private final COSArray kids = new COSArray();

    PdfTag(String type, COSDictionary parent) {
        element.setItem(COSName.TYPE, COSName.getPDFName("StructElem"));
        element.setName(COSName.S, type);
        element.setItem(COSName.P, parent);
        element.setItem(COSName.K, kids);
    }

    COSDictionary element() {
        return element;
    }

    /**
     * Adds an element within this one, after those already there.
     *
     * @param type a standard type of ISO 32000-1, 14.8.4: {@code H1 P Table TR TH TD Figure L LI
     *     LBody}
     */
    public PdfTag add(String type) {
        PdfTag child = new PdfTag(type, element);
        kids.add(child.element);
        return child;
    }

    /** Words for what is drawn and not written, such as a barcode. */
    public PdfTag alternative(String words) {
        element.setString(COSName.ALT, words);
        return this;
    }

    /**
     * For a header cell: which cells it heads.
     *
     * @param scope {@code Column} or {@code Row}
     */
    public PdfTag scope(String scope) {
        return attribute("Table", "Scope", COSName.getPDFName(scope));
    }

    /** For a figure: where it lies, in points from the page's lower left corner. */
    PdfTag box(float left, float bottom, float right, float top) {
        COSArray box = new COSArray();
        box.setFloatArray(new float[] {left, bottom, right, top});
        return attribute("Layout", "BBox", box);
    }

    /** For a cell that spans columns. */
    public PdfTag columns(int count) {
        return attribute("Table", "ColSpan", COSInteger.get(count));
    }

    void content(int number, PDPage page) {
        COSDictionary first = element.getCOSDictionary(COSName.PG);
        if (first == null) {
            element.setItem(COSName.PG, page);
            first = page.getCOSObject();
        }
        if (first.equals(page.getCOSObject())) {
            kids.add(COSInteger.get(number));
        } else { // continued on another page
            COSDictionary reference = new COSDictionary();
            reference.setItem(COSName.TYPE, COSName.getPDFName("MCR"));
            reference.setItem(COSName.PG, page);
            reference.setInt(COSName.MCID, number);
            kids.add(reference);
        }
    }

    private PdfTag attribute(String owner, String name, org.apache.pdfbox.cos.COSBase value) {
        COSDictionary attributes = element.getCOSDictionary(COSName.A);
        if (attributes == null) {
            attributes = new COSDictionary();
            attributes.setName(COSName.O, owner);
            element.setItem(COSName.A, attributes);
        }
        attributes.setItem(COSName.getPDFName(name), value);
        return this;
    }
}
