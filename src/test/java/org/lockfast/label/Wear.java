package org.lockfast.label;

import java.awt.image.BufferedImage;
import java.util.Random;

/**
 * What happens to a label: a picture of one symbol, two pixels to a printer's dot, after years on a
 * bag. Shades are 0 (black) to 1 (paper); lengths are in millimetres.
 */
final class Wear {
    private final double perMm;
    private final Random random;
    private final int width;
    private final int height;
    private double[] shade;

    /**
     * @param perMm pixels in a millimetre
     * @param random where it strikes
     */
    Wear(BufferedImage symbol, double perMm, Random random) {
        this.perMm = perMm;
        this.random = random;
        this.width = symbol.getWidth();
        this.height = symbol.getHeight();
        this.shade = new double[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                shade[y * width + x] = (symbol.getRGB(x, y) & 0xFF) / 255.0;
            }
        }
    }

    BufferedImage picture() {
        BufferedImage out = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int grey = (int) Math.round(255 * Math.clamp(shade[y * width + x], 0, 1));
                out.setRGB(x, y, grey << 16 | grey << 8 | grey);
            }
        }
        return out;
    }

    /** Out of focus, or ink that ran: a Gaussian of this standard deviation. */
    Wear blur(double mm) {
        double sigma = mm * perMm;
        int reach = (int) Math.ceil(3 * sigma);
        double[] weight = new double[2 * reach + 1];
        double sum = 0;
        for (int i = -reach; i <= reach; i++) {
            weight[i + reach] = Math.exp(-i * i / (2 * sigma * sigma));
            sum += weight[i + reach];
        }
        double[] across = new double[shade.length];
        double[] down = new double[shade.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double v = 0;
                for (int i = -reach; i <= reach; i++) {
                    v += weight[i + reach] * shade[y * width + Math.clamp(x + i, 0, width - 1)];
                }
                across[y * width + x] = v / sum;
            }
        }
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double v = 0;
                for (int i = -reach; i <= reach; i++) {
                    v += weight[i + reach] * across[Math.clamp(y + i, 0, height - 1) * width + x];
                }
                down[y * width + x] = v / sum;
            }
        }
        shade = down;
        return this;
    }

    /** Faded: what is left of the difference between ink and paper, 0 to 1, about the middle. */
    Wear contrast(double left) {
        for (int i = 0; i < shade.length; i++) {
            shade[i] = 0.5 + (shade[i] - 0.5) * left;
        }
        return this;
    }

    /** Grain of a camera or a copier: its standard deviation as a part of black to white. */
    Wear noise(double deviation) {
        for (int i = 0; i < shade.length; i++) {
            shade[i] += random.nextGaussian() * deviation;
        }
        return this;
    }

    /** Held at an angle, on white; what is turned out of the picture is lost, so give it room. */
    Wear turned(double degrees) {
        double cos = Math.cos(Math.toRadians(degrees));
        double sin = Math.sin(Math.toRadians(degrees));
        return drawn((x, y) -> new double[] {x * cos + y * sin, -x * sin + y * cos});
    }

    /** Copied smaller, with the blur and the grain of the copier and its hard edge. */
    Wear photocopied(double scale) {
        return drawn((x, y) -> new double[] {x / scale, y / scale})
                .blur(0.08)
                .noise(0.08)
                .hard(0.5);
    }

    /** A patch over this part of the area, in the symbol's own proportions, anywhere on it. */
    Wear covered(double part, boolean black) {
        double edge = Math.sqrt(part);
        int w = (int) Math.round(width * edge);
        int h = (int) Math.round(height * edge);
        int left = random.nextInt(width - w + 1);
        int top = random.nextInt(height - h + 1);
        for (int y = top; y < top + h; y++) {
            for (int x = left; x < left + w; x++) {
                shade[y * width + x] = black ? 0 : 1;
            }
        }
        return this;
    }

    /** A black spot of this diameter anywhere on it. */
    Wear blob(double diameterMm) {
        double r = diameterMm * perMm / 2;
        double cx = random.nextDouble() * width;
        double cy = random.nextDouble() * height;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                if (Math.hypot(x - cx, y - cy) <= r) {
                    shade[y * width + x] = 0;
                }
            }
        }
        return this;
    }

    /** White scratches right across, in any direction. */
    Wear scratches(int count, double widthMm) {
        for (int n = 0; n < count; n++) {
            double angle = random.nextDouble() * Math.PI;
            double cx = random.nextDouble() * width;
            double cy = random.nextDouble() * height;
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    double off = (x - cx) * Math.sin(angle) - (y - cy) * Math.cos(angle);
                    if (Math.abs(off) <= widthMm * perMm / 2) {
                        shade[y * width + x] = 1;
                    }
                }
            }
        }
        return this;
    }

    /** Dead dots of the print head: white lines one printer's dot wide, along or across. */
    Wear deadDots(int count, boolean columns, int pixelsPerDot) {
        int places = (columns ? width : height) / pixelsPerDot;
        for (int n = 0; n < count; n++) {
            int from = random.nextInt(places) * pixelsPerDot;
            for (int i = from; i < from + pixelsPerDot; i++) {
                for (int j = 0; j < (columns ? height : width); j++) {
                    shade[columns ? j * width + i : i * width + j] = 1;
                }
            }
        }
        return this;
    }

    private Wear hard(double edge) {
        for (int i = 0; i < shade.length; i++) {
            shade[i] = shade[i] < edge ? 0 : 1;
        }
        return this;
    }

    private interface Where {
        /** From which place, counted from the middle, this one takes its shade. */
        double[] from(double x, double y);
    }

    private Wear drawn(Where where) {
        double[] out = new double[shade.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double[] at = where.from(x - width / 2.0, y - height / 2.0);
                out[y * width + x] = between(at[0] + width / 2.0, at[1] + height / 2.0);
            }
        }
        shade = out;
        return this;
    }

    private double between(double x, double y) {
        int left = (int) Math.floor(x);
        int top = (int) Math.floor(y);
        double fx = x - left;
        double fy = y - top;
        return (1 - fx) * (1 - fy) * at(left, top)
                + fx * (1 - fy) * at(left + 1, top)
                + (1 - fx) * fy * at(left, top + 1)
                + fx * fy * at(left + 1, top + 1);
    }

    private double at(int x, int y) {
        return x < 0 || y < 0 || x >= width || y >= height ? 1 : shade[y * width + x];
    }
}
