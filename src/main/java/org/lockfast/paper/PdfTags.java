package org.lockfast.paper;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;

/** The tag tree of one document, and the table that leads from a page's marks back to it. */
final class PdfTags {
    private final COSDictionary treeRoot = new COSDictionary();
    private final PdfTag root;
    private final COSArray parents = new COSArray();
    private int pages;

    PdfTags(PDDocument document) {
        treeRoot.setItem(COSName.TYPE, COSName.getPDFName("StructTreeRoot"));
        root = new PdfTag("Document", treeRoot);
        treeRoot.setItem(COSName.K, root.element());
        document.getDocumentCatalog().getCOSObject().setItem(COSName.STRUCT_TREE_ROOT, treeRoot);
    }

    PdfTag root() {
        return root;
    }

    /**
     * Readies a page for marks: where the element of each mark is kept, in the order of the marks.
     */
    COSArray page(PDPage page) {
        COSArray marks = new COSArray();
        page.setStructParents(pages);
        page.getCOSObject().setName(COSName.getPDFName("Tabs"), "S");
        parents.add(COSInteger.get(pages));
        parents.add(marks);
        pages++;
        return marks;
    }

    void finish() {
        COSDictionary tree = new COSDictionary();
        tree.setItem(COSName.NUMS, parents);
        treeRoot.setItem(COSName.PARENT_TREE, tree);
        treeRoot.setInt(COSName.getPDFName("ParentTreeNextKey"), pages);
    }
}
