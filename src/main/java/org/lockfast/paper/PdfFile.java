package org.lockfast.paper;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.EnumMap;
import java.util.GregorianCalendar;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkInfo;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.color.PDOutputIntent;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

/**
 * A PDF being written: pages of exact size in millimetres, text in embedded fonts, a tag tree for
 * screen readers, archival metadata (PDF/A-3a, PDF/UA-1). The same calls make the same bytes.
 *
 * <p>Writing goes to memory, so the {@link UncheckedIOException} any method may throw means a
 * broken installation, never bad content.
 */
public final class PdfFile implements AutoCloseable {
    static final double POINTS_PER_MM = 72 / 25.4;
    private static final String LANGUAGE = "en-GB";

    private final PDDocument document = new PDDocument();
    private final Map<FontFile, PDType0Font> embedded = new EnumMap<>(FontFile.class);
    private final PdfIdentity identity;
    private final PdfTags tags;

    /**
     * Begins a PDF without pages.
     *
     * @param identity what it says about itself
     */
    public PdfFile(PdfIdentity identity) {
        this.identity = identity;
        document.setVersion(1.7f);
        document.setDocumentId(identity.seed());
        tags = new PdfTags(document);
        try {
            describe();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The root of what screen readers read. */
    public PdfTag body() {
        return tags.root();
    }

    /**
     * Adds a page. Finish it ({@link PdfPage#close()}) before asking for the next.
     *
     * @param widthMm width, millimetres
     * @param heightMm height, millimetres
     */
    public PdfPage page(double widthMm, double heightMm) {
        PDPage page =
                new PDPage(
                        new PDRectangle(
                                (float) (widthMm * POINTS_PER_MM),
                                (float) (heightMm * POINTS_PER_MM)));
        document.addPage(page);
        try {
            return new PdfPage(this, document, page, tags.page(page));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The finished file. Ask once, after the last page is closed. */
    public byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            tags.finish();
            document.save(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    @Override
    public void close() {
        try {
            document.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The font as this document embeds it: only the glyphs used. */
    PDType0Font embed(LoadedFont font) throws IOException {
        PDType0Font known = embedded.get(font.file());
        if (known == null) {
            known = PDType0Font.load(document, font.font(), true);
            embedded.put(font.file(), known);
        }
        return known;
    }

    private void describe() throws IOException {
        PDDocumentInformation info = document.getDocumentInformation();
        info.setTitle(identity.title());
        info.setAuthor(identity.author());
        info.setProducer("Lockfast");
        Instant made = identity.made();
        if (made != null) {
            GregorianCalendar when =
                    GregorianCalendar.from(ZonedDateTime.ofInstant(made, ZoneOffset.UTC));
            info.setCreationDate(when);
            info.setModificationDate(when);
        }
        PDDocumentCatalog catalog = document.getDocumentCatalog();
        catalog.setLanguage(LANGUAGE);
        PDMarkInfo marked = new PDMarkInfo();
        marked.setMarked(true);
        catalog.setMarkInfo(marked);
        PDViewerPreferences window =
                new PDViewerPreferences(new org.apache.pdfbox.cos.COSDictionary());
        window.setDisplayDocTitle(true);
        catalog.setViewerPreferences(window);
        PDMetadata metadata = new PDMetadata(document);
        metadata.importXMPMetadata(Xmp.of(identity));
        catalog.setMetadata(metadata);
        catalog.addOutputIntent(screenColours());
    }

    /** PDF/A asks which black is black: the JDK's own sRGB profile. */
    private PDOutputIntent screenColours() throws IOException {
        byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
        PDOutputIntent intent = new PDOutputIntent(document, new ByteArrayInputStream(profile));
        intent.setInfo("sRGB IEC61966-2.1");
        intent.setOutputCondition("sRGB IEC61966-2.1");
        intent.setOutputConditionIdentifier("sRGB IEC61966-2.1");
        intent.setRegistryName("http://www.color.org");
        return intent;
    }
}
