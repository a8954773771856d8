package org.lockfast.label;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.zip.DataFormatException;
import org.apache.fontbox.FontBoxFont;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.filter.MissingImageReaderException;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.CIDFontMapping;
import org.apache.pdfbox.pdmodel.font.FontMapper;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.apache.pdfbox.pdmodel.font.FontMapping;
import org.apache.pdfbox.pdmodel.font.PDCIDSystemInfo;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;

/**
 * Draws pages with every picture that is on them, or fails: PDFBox leaves out what it cannot draw,
 * and a label that is left out would be taken for none.
 */
final class WholePages extends PDFRenderer {

    WholePages(PDDocument pdf) throws IOException {
        super(pdf);
        FontMappers.set(new OneFont());
    }

    @Override
    protected PageDrawer createPageDrawer(PageDrawerParameters parameters) throws IOException {
        return new PageDrawer(parameters) {
            @Override
            protected void operatorException(
                    Operator operator, List<COSBase> operands, IOException fault)
                    throws IOException {
                if (fault instanceof MissingImageReaderException
                        || fault.getCause() instanceof DataFormatException
                        || operator.getName().equals("Do")) {
                    throw fault;
                }
                super.operatorException(operator, operands, fault);
            }
        };
    }

    /**
     * Text whose font does not come with the page is no code: any font will do. Those of the
     * machine are hundreds, and to look them all through takes longer than a picture may.
     */
    private static final class OneFont implements FontMapper {
        private static final String FONT =
                "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

        private final TrueTypeFont font;

        OneFont() throws IOException {
            try (InputStream in =
                    Objects.requireNonNull(PDFRenderer.class.getResourceAsStream(FONT))) {
                font = new TTFParser().parse(RandomAccessReadBuffer.createBufferFromStream(in));
            }
        }

        @Override
        public FontMapping<TrueTypeFont> getTrueTypeFont(String name, PDFontDescriptor descriptor) {
            return new FontMapping<>(font, true);
        }

        @Override
        public FontMapping<FontBoxFont> getFontBoxFont(String name, PDFontDescriptor descriptor) {
            return new FontMapping<>(font, true);
        }

        @Override
        public CIDFontMapping getCIDFont(
                String name, PDFontDescriptor descriptor, PDCIDSystemInfo system) {
            return new CIDFontMapping(null, font, true);
        }
    }
}
